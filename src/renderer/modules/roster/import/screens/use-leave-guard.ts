import { type RefObject, useEffect, useRef, useState } from 'react'

/**
 * Asks before the page is left while `active`: by a link, a shortcut, the back button (Navigation API) or by closing the window.
 * Answers whether somebody wants to leave, and what to do with the answer.
 */
export function useLeaveGuard(
  active: boolean,
  screen: RefObject<HTMLElement | null>,
): { asking: boolean; leave: () => void; stay: () => void } {
  const [target, setTarget] = useState<string | null>(null)
  const allowed = useRef(false)
  useEffect(() => {
    if (!active) return
    allowed.current = false
    const onNavigate = (event: NavigateEvent) => {
      const here = new URL(location.href)
      const there = new URL(event.destination.url)
      // Hidden, it waits for its author while somebody else works at the desk (fast switch).
      if (!screen.current?.checkVisibility()) return
      // A download is a navigation too, to the file's own address.
      if (event.downloadRequest !== null) return
      if (allowed.current || !event.cancelable || there.pathname === here.pathname) return
      event.preventDefault()
      setTarget(event.destination.url)
    }
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!allowed.current) event.preventDefault()
    }
    const { navigation } = window as { navigation?: Navigation }
    navigation?.addEventListener('navigate', onNavigate)
    window.addEventListener('beforeunload', onUnload)
    return () => {
      navigation?.removeEventListener('navigate', onNavigate)
      window.removeEventListener('beforeunload', onUnload)
    }
  }, [active, screen])
  return {
    asking: target !== null,
    leave: () => {
      if (target === null) return
      allowed.current = true
      setTarget(null)
      const { pathname, search, hash } = new URL(target)
      // Through pushState, which the router listens to: a navigation by address would load the page anew.
      history.pushState(null, '', pathname + search + hash)
    },
    stay: () => setTarget(null),
  }
}
