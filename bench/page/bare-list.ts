import { useVirtualizer } from '@tanstack/react-virtual'
import { createElement, useRef } from 'react'
import { createRoot } from 'react-dom/client'

const names = ['王芳', '李伟', '张敏', '刘洋', '陈静', '单丹', '欧阳娜']

function BareList({ count, rowHeight }: { count: number; rowHeight: number }) {
  const box = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({ count, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 10 })
  const rows = list
    .getVirtualItems()
    .map(({ index, start }) =>
      createElement(
        'div',
        { key: index, style: { position: 'absolute', top: start, height: rowHeight, display: 'flex', gap: 24 } },
        ...[names[index % names.length], index, `${index % 12}-${index % 3}-${index % 999}`].map((cell, at) =>
          createElement('span', { key: at }, cell),
        ),
      ),
    )
  const inner = createElement('div', { style: { height: list.getTotalSize(), position: 'relative' } }, rows)
  return createElement('div', { ref: box, id: 'bare', style: { height: '100vh', overflow: 'auto' } }, inner)
}

/** Shows a virtualised list of plain text, as many rows as the roster has; it scrolls in `#bare`. */
export function show(count: number, rowHeight: number): void {
  document.body.replaceChildren()
  const root = document.createElement('div')
  document.body.append(root)
  createRoot(root).render(createElement(BareList, { count, rowHeight }))
}
