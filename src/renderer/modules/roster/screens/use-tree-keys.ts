import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef } from 'react'

type Tree = {
  tree: RefObject<HTMLElement | null>
  chosen: string | null
  onChoose: (id: string) => void
  onToggle: (id: string, open: boolean) => void
}

const keys = new Set(['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End'])

/** A key that is held down while a branch loads must not walk on for long afterwards. */
const mostWaiting = 30

const items = (within: Element): HTMLElement[] => [...within.querySelectorAll<HTMLElement>('[role="treeitem"]')]

/** What a key does where the tree stands as it is shown. Answers whether it changed anything. */
function press(key: string, { tree, chosen, onChoose, onToggle }: Tree): boolean {
  const all = tree.current ? items(tree.current) : []
  const at = all.findIndex((item) => item.dataset.place === chosen)
  const here = all[at]
  const expanded = here?.getAttribute('aria-expanded')
  const toggle = (open: boolean) => {
    if (here?.dataset.place) onToggle(here.dataset.place, open)
    return here !== undefined
  }
  const go = (item: HTMLElement | null | undefined) => {
    const place = item?.dataset.place
    if (!place || place === chosen) return false
    onChoose(place)
    item.querySelector('.yz-place-line')?.scrollIntoView({ block: 'nearest' })
    return true
  }
  if (key === 'ArrowDown') return go(all[at + 1])
  if (key === 'ArrowUp') return go(all[at - 1])
  if (key === 'Home') return go(all[0])
  if (key === 'End') return go(all.at(-1))
  if (key === 'ArrowRight') return expanded === 'false' ? toggle(true) : go(here && items(here)[0])
  return expanded === 'true' ? toggle(false) : go(here?.parentElement?.closest<HTMLElement>('[role="treeitem"]'))
}

/**
 * The keys of a tree whose branches load when they are opened, as the ARIA pattern of trees has them. People press faster
 * than a branch comes: a key waits for what the one before it opened. A branch says by `aria-busy` inside the tree that it loads.
 */
export function useTreeKeys(given: Tree) {
  const latest = useRef(given)
  latest.current = given
  const waiting = useRef<string[]>([])
  /** The drawing on which a key changed something: the next key looks at a later one. */
  const pressed = useRef<Tree | null>(null)
  const work = useCallback(() => {
    while (waiting.current.length > 0 && pressed.current !== latest.current) {
      if (latest.current.tree.current?.querySelector('[aria-busy="true"]')) return
      if (press(waiting.current.shift() ?? '', latest.current)) pressed.current = latest.current
    }
  }, [])
  // After every drawing: what the next key waited for may be there now.
  useLayoutEffect(work)
  return {
    onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.altKey || event.metaKey || !keys.has(event.key)) return
      event.preventDefault()
      if (waiting.current.length < mostWaiting) waiting.current.push(event.key)
      work()
    },
    /** A branch has been drawn. */
    onDrawn: work,
    /** Whoever points somewhere means that, not what was pressed before. */
    forget: () => {
      waiting.current = []
    },
  }
}
