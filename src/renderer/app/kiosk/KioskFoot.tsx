import { IconEar, IconEarOff, IconEye } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { languages } from '../../i18n/text'
import { useLanguage, useText } from '../../i18n/use-text'
import { appText } from '../text'
import { useReading } from './speech'
import { kioskText } from './text'

/** Per cent of the size everything is written in. */
export const textSizes = ['100', '150', '200'] as const
export type TextSize = (typeof textSizes)[number]
export type Look = { size: TextSize; elder: boolean }

/** Each language names itself, so that it is found by whoever cannot read the other. */
const ownNames = { 'zh-CN': '中文', en: 'English' } as const // the same in every language

function Sizes({ look, onLook }: { look: Look; onLook: (look: Look) => void }) {
  const text = useText(kioskText)
  return (
    <div className="yz-k-group" role="group" aria-label={text.size}>
      {textSizes.map((size) => (
        <button key={size} type="button" aria-pressed={look.size === size} onClick={() => onLook({ ...look, size })}>
          {text.sizes[size]}
        </button>
      ))}
    </div>
  )
}

function Languages() {
  const text = useText(appText)
  const { language, setLanguage } = useLanguage()
  return (
    <div className="yz-k-group" role="group" aria-label={text.language}>
      {languages.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={language === one} onClick={() => setLanguage(one)}>
          {ownNames[one]}
        </button>
      ))}
    </div>
  )
}

function ReadAloud({ page }: { page: RefObject<HTMLElement | null> }) {
  const text = useText(kioskText)
  const { language } = useLanguage()
  const voice = useReading()
  // A Chinese voice cannot read English.
  if (!voice || language !== 'zh-CN') return null
  const press = () => (voice.reading || !page.current ? voice.stop() : voice.read(page.current))
  return (
    <button type="button" className="yz-k-tool" onClick={press}>
      {voice.reading ? <IconEarOff size="1.2em" aria-hidden="true" /> : <IconEar size="1.2em" aria-hidden="true" />}
      {voice.reading ? text.readStop : text.read}
    </button>
  )
}

type Props = { look: Look; onLook: (look: Look) => void; page: RefObject<HTMLElement | null> }

/** How it is to be read: larger, clearer, in the other language, or by ear. */
export function KioskFoot({ look, onLook, page }: Props) {
  const text = useText(kioskText)
  return (
    <footer className="yz-k-foot">
      <Sizes look={look} onLook={onLook} />
      <button
        type="button"
        className="yz-k-tool"
        aria-pressed={look.elder}
        onClick={() =>
          onLook(look.elder ? { ...look, elder: false } : { size: look.size === '100' ? '150' : look.size, elder: true })
        }
      >
        <IconEye size="1.2em" aria-hidden="true" />
        {text.elder}
      </button>
      <ReadAloud page={page} />
      <Languages />
    </footer>
  )
}
