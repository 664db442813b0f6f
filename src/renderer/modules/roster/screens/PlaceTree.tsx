import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useLayoutEffect, useRef } from 'react'
import { useText } from '../../../i18n/use-text'
import { placeText } from '../place-text'
import type { PlaceNode } from '../search/types'
import { useAsked } from '../search/use-roster-index'
import { usePlaceName } from './place-name'
import { useTreeKeys } from './use-tree-keys'

type Props = {
  chosen: string | null
  opened: ReadonlySet<string>
  onChoose: (id: string) => void
  onToggle: (id: string, open: boolean) => void
}

type BranchProps = Props & { onDrawn: () => void }

const branches = new Set<PlaceNode['kind']>(['estate', 'building', 'entrance'])

function Branch({ node, level, ...props }: BranchProps & { node: PlaceNode; level: number }) {
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

function Below({ parentId, level, ...props }: BranchProps & { parentId: string | null; level: number }) {
  const asked = useAsked((index) => index.placesBelow(parentId), `below ${parentId}`)
  const { onDrawn } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came has been drawn
  useLayoutEffect(onDrawn, [asked, onDrawn])
  if (asked.state === 'waiting') return <ul role="group" aria-busy="true" />
  const nodes = asked.state === 'known' ? asked.value.filter(({ kind }) => branches.has(kind)) : []
  return nodes.length > 0 ? (
    <ul role="group">
      {nodes.map((node) => (
        <Branch key={node.id} node={node} level={level} {...props} />
      ))}
    </ul>
  ) : null
}

/** The tree of estates, buildings and entrances. Arrows walk and open it, as the ARIA pattern of trees has it. */
export function PlaceTree(props: Props) {
  const text = useText(placeText)
  const tree = useRef<HTMLDivElement>(null)
  const { onKeyDown, onDrawn, forget } = useTreeKeys({ tree, ...props })
  return (
    <div
      ref={tree}
      role="tree"
      aria-label={text.tree}
      className="yz-place-tree"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={forget}
    >
      <Below parentId={null} level={1} {...props} onDrawn={onDrawn} />
    </div>
  )
}
