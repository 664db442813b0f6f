import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type CSSProperties, useState } from 'react'
import { useText } from '../../../i18n/use-text'
import type { Icon } from '../../../ui/icon'
import { kioskText } from '../text'
import { KioskButton } from './KioskButton'

export type KioskOption = { id: string; label: string; hint?: string; icon?: Icon; disabled?: boolean }

type Props = {
  /** What is chosen between; read to whoever cannot see the list. */
  label: string
  options: readonly KioskOption[]
  chosen?: string
  onChoose: (id: string) => void
  /** How many stand on one page; more are turned to, not scrolled. */
  pageSize?: number
  /** What is said where there is nothing to choose. */
  empty?: string
  /** `tiles` side by side for short words, `lines` one below the other. */
  shape?: 'lines' | 'tiles'
}

/** Signs of the longest word that is chosen between: as wide are the tiles, so that letters stand closer than names. */
const longestOf = (options: readonly KioskOption[]) =>
  Math.min(14, Math.max(...options.map(({ label, hint }) => Math.max([...label].length, hint ? 8 : 0))))

/** One of several: large lines to tap, page by page. */
export function KioskChoice({ label, options, chosen, onChoose, pageSize = 8, empty, shape = 'lines' }: Props) {
  const text = useText(kioskText)
  const [wanted, setPage] = useState(0)
  const pages = Math.max(1, Math.ceil(options.length / pageSize))
  const page = Math.min(wanted, pages - 1)
  if (options.length === 0) return <p className="yz-k-empty">{empty ?? text.nothingHere}</p>
  return (
    <div className="yz-k-choice">
      <ul aria-label={label} data-shape={shape} style={{ '--longest': longestOf(options) } as CSSProperties}>
        {options.slice(page * pageSize, (page + 1) * pageSize).map(({ id, label: name, hint, icon: Picture, disabled }) => (
          <li key={id}>
            <button
              type="button"
              className="yz-k-option"
              aria-pressed={chosen === undefined ? undefined : chosen === id}
              disabled={disabled}
              onClick={() => onChoose(id)}
            >
              {Picture ? (
                <span className="yz-k-disc" aria-hidden="true">
                  <Picture size="60%" stroke={1.7} />
                </span>
              ) : null}
              <span>
                <strong>{name}</strong>
                {hint ? <small>{hint}</small> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {pages > 1 ? (
        <nav className="yz-k-pages" aria-label={text.pages}>
          <KioskButton icon={IconChevronLeft} disabled={page === 0} onPress={() => setPage(page - 1)}>
            {text.pageBefore}
          </KioskButton>
          <span aria-live="polite">{text.pageOf(page + 1, pages)}</span>
          <KioskButton icon={IconChevronRight} disabled={page === pages - 1} onPress={() => setPage(page + 1)}>
            {text.pageAfter}
          </KioskButton>
        </nav>
      ) : null}
    </div>
  )
}
