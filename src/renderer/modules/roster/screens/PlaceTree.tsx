import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useText } from '../../../i18n/use-text'
import { placeText } from '../place-text'
import type { PlaceNode } from '../search/types'
import { useAsked } from '../search/use-roster-index'
import { usePlaceName } from './place-name'

type Props = {
  chosen: string | null
  opened: ReadonlySet<string>
  onChoose: (id: string) => void
  onToggle: (id: string, open: boolean) => void
}

const branches = new Set<PlaceNode['kind']>(['estate', 'building', 'entrance'])

function Branch({ node, level, ...props }: Props & { node: PlaceNode; level: number }) {
  const text = useText(placeText)
  const nameOf = usePlaceName()
  const open = props.opened.has(node.id)
  // Dwellings are shown beside the tree: a building has hundreds.
  const mayOpen = node.kind !== 'entrance' && node.children > 0
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-expanded={mayOpen ? open : undefined}
      aria-selected={props.chosen === node.id}
      data-place={node.id}
      tabIndex={-1}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keys */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the tree item around it is the control */}
      <div
        className="yz-place-line"
        style={{ paddingLeft: `${level * 1.25 - 0.5}rem` }}
        onClick={() => {
          props.onChoose(node.id)
          if (mayOpen) props.onToggle(node.id, !(open && props.chosen === node.id))
        }}
      >
        <span className="yz-place-fold" aria-hidden="true">
          {mayOpen ? open ? <IconChevronDown size={20} /> : <IconChevronRight size={20} /> : null}
        </span>
        <span className="yz-place-name">{nameOf(node)}</span>
        <span className="yz-place-count">{text.people(node.people)}</span>
      </div>
      {open && mayOpen ? <Below parentId={node.id} level={level + 1} {...props} /> : null}
    </li>
  )
}

function Below({ parentId, level, ...props }: Props & { parentId: string | null; level: number }) {
  const asked = useAsked((index) => index.placesBelow(parentId), `below ${parentId}`)
  if (asked.state !== 'known') return null
  const nodes = asked.value.filter(({ kind }) => branches.has(kind))
  return nodes.length > 0 ? (
    <ul role="group">
      {nodes.map((node) => (
        <Branch key={node.id} node={node} level={level} {...props} />
      ))}
    </ul>
  ) : null
}

const items = (tree: Element): HTMLElement[] => [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')]

/** The tree of estates, buildings and entrances. Arrows walk and open it, Enter chooses, as the ARIA pattern of trees has it. */
export function PlaceTree(props: Props) {
  const text = useText(placeText)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const all = items(event.currentTarget)
    const at = all.findIndex((item) => item.dataset.place === props.chosen)
    const here = all[at]
    const id = here?.dataset.place
    const go = (item: HTMLElement | undefined) => {
      if (!item?.dataset.place) return
      props.onChoose(item.dataset.place)
      item.querySelector('.yz-place-line')?.scrollIntoView({ block: 'nearest' })
    }
    const expanded = here?.getAttribute('aria-expanded')
    if (event.key === 'ArrowDown') go(all[at + 1])
    else if (event.key === 'ArrowUp') go(all[at - 1])
    else if (event.key === 'Home') go(all[0])
    else if (event.key === 'End') go(all.at(-1))
    else if (event.key === 'ArrowRight' && id && expanded === 'false') props.onToggle(id, true)
    else if (event.key === 'ArrowRight' && expanded === 'true') go(all[at + 1])
    else if (event.key === 'ArrowLeft' && id && expanded === 'true') props.onToggle(id, false)
    else if (event.key === 'ArrowLeft') go(here?.parentElement?.closest<HTMLElement>('[role="treeitem"]') ?? undefined)
    else return
    event.preventDefault()
  }
  return (
    <div role="tree" aria-label={text.tree} className="yz-place-tree" tabIndex={0} onKeyDown={onKeyDown}>
      <Below parentId={null} level={1} {...props} />
    </div>
  )
}
