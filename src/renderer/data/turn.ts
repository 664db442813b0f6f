/**
 * Gives the page its turn: input and painting go first. `scheduler.yield` where there is one (Chromium 129 on),
 * else a message channel, which is not slowed down in the background as timers are.
 */
export function nextTurn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } }
  if (scheduler?.yield) return scheduler.yield()
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
