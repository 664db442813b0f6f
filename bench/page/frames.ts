/** What the page did while it was watched: milliseconds between frames, and the tasks that held it for over 50 ms. */
export type Watched = { frames: number[]; blocks: number[] }

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))

/** Scrolls a box down by a step each frame, and back up: a flick over the whole list first, then a steady pace. */
export async function scrollThrough(selector: string, frames: number): Promise<Watched> {
  const box = document.querySelector(selector)
  if (!box) throw new Error(`nothing to scroll at ${selector}`)
  const blocks: number[] = []
  const observer = new PerformanceObserver((list) => blocks.push(...list.getEntries().map(({ duration }) => duration)))
  observer.observe({ type: 'longtask' })
  const deltas: number[] = []
  let before = await nextFrame()
  const leap = (box.scrollHeight - box.clientHeight) / (frames / 2)
  for (let frame = 0; frame < frames; frame += 1) {
    box.scrollTop += frame < frames / 2 ? leap : -90
    const now = await nextFrame()
    deltas.push(now - before)
    before = now
  }
  // The last task is told after it ended.
  await new Promise((resolve) => setTimeout(resolve, 100))
  observer.disconnect()
  return { frames: deltas, blocks }
}

let watching: { blocks: number[]; observer: PerformanceObserver } | undefined

/** Begins to count the tasks that hold the page for over 50 ms. */
export function watchBlocks(): void {
  const blocks: number[] = []
  const observer = new PerformanceObserver((list) => blocks.push(...list.getEntries().map(({ duration }) => duration)))
  observer.observe({ type: 'longtask' })
  watching = { blocks, observer }
}

/** The tasks that held the page since `watchBlocks`, milliseconds each. */
export function blocksSeen(): number[] {
  return [...(watching?.blocks ?? [])]
}
