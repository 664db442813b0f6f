import { firstRow, rosterPath, signIn, signInShown, visit } from './desk'
import { type Figure, quantile } from './figures'
import { inPage, leaveApp } from './in-page'
import { onStage, type Wish } from './stage'

type Watched = { frames: number[]; blocks: number[] }

const frames = 600

/** The box that scrolls around a row, as a selector that finds it again. */
const markScroller = () => {
  let box: Element | null | undefined = document.querySelector('#roster-row-0')
  while (box && !(box.scrollHeight > box.clientHeight + 10 && /auto|scroll/.test(getComputedStyle(box).overflowY)))
    box = box.parentElement
  if (!box) throw new Error('nothing around the rows scrolls')
  box.setAttribute('data-bench', 'scroller')
  return { height: box.scrollHeight }
}

/** The roster's list scrolled from end to end and steadily back, beside a virtualised list of plain text as long. */
export const measureScroll = (wish: Wish): Promise<Figure[]> =>
  onStage(wish, async ({ page }) => {
    await signInShown(page)
    await signIn(page)
    await visit(page, rosterPath)
    await firstRow(page).waitFor()
    const rowHeight = (await firstRow(page).boundingBox())?.height ?? 56
    const { height } = await page.evaluate(markScroller)
    const list = await (await inPage(page, 'frames'))<Watched>('scrollThrough', '[data-bench=scroller]', frames)
    await leaveApp(page)
    await (await inPage(page, 'bare-list'))('show', Math.round(height / rowHeight), rowHeight)
    const bare = await (await inPage(page, 'frames'))<Watched>('scrollThrough', '#bare', frames)
    const over = (watched: Watched) => watched.frames.filter((ms) => ms > 50).length
    return [
      {
        name: 'longest frame',
        value: Math.max(...list.frames),
        target: 50,
        reference: { name: 'bare list', value: Math.max(...bare.frames) },
      },
      {
        name: 'frame, p95',
        value: quantile(list.frames, 0.95),
        reference: { name: 'bare list', value: quantile(bare.frames, 0.95) },
      },
      {
        name: `frames over 50 ms of ${frames}`,
        value: over(list),
        unit: 'frames',
        target: 0,
        reference: { name: 'bare list', value: over(bare) },
      },
      {
        name: 'tasks over 50 ms',
        value: list.blocks.length,
        unit: 'frames',
        target: 0,
        reference: { name: 'bare list', value: bare.blocks.length },
      },
    ]
  })
