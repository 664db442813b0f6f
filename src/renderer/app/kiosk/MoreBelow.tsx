import { IconChevronDown } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import { useText } from '../../i18n/use-text'
import { kioskText } from './text'

/** So little below the edge is not worth a button. */
const slackPx = 24

/** Says that there is more below, and goes there: not everybody knows that a page can be pushed up. */
export function MoreBelow({ page }: { page: RefObject<HTMLElement | null> }) {
  const text = useText(kioskText)
  const [isMore, setMore] = useState(false)
  useEffect(() => {
    const element = page.current
    if (!element) return
    const look = () => setMore(element.scrollHeight - element.clientHeight - element.scrollTop > slackPx)
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    const contents = new MutationObserver(look)
    contents.observe(element, { childList: true, subtree: true, characterData: true })
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      sizes.disconnect()
      contents.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [page])
  if (!isMore) return null
  const go = () => page.current?.scrollBy({ top: page.current.clientHeight * 0.8, behavior: 'smooth' })
  return (
    <button type="button" className="yz-k-more" onMouseDown={(event) => event.preventDefault()} onClick={go}>
      <IconChevronDown size="1.2em" aria-hidden="true" />
      {text.moreBelow}
    </button>
  )
}
