import type { CardRead } from '../../../../shared/kiosk'
import { HostFault } from '../../start/host'
import type { CardReader } from './reader'

/** A host without a reader says so at once. */
const saysNoWithinMs = 800
const pauseMs = 1_000

/** The reader whose service the host asks (`POST /kiosk/card`): it gives one card, then it is done. */
export function createHostReader(readCard: (signal: AbortSignal) => Promise<CardRead>): CardReader {
  return {
    watch: ({ card, there }) => {
      const ending = new AbortController()
      const { signal } = ending
      const watch = async () => {
        while (!signal.aborted) {
          const shown = setTimeout(() => there?.(true), saysNoWithinMs)
          try {
            const { name, citizenNumber } = await readCard(signal)
            if (!signal.aborted) card({ name, citizenNumber })
            return
          } catch (fault) {
            // `no-card`: none was laid on in time, so it is asked again; a reader that fails oddly is left alone.
            if (signal.aborted) return
            if (!(fault instanceof HostFault) || fault.code !== 'no-card') return there?.(false)
          } finally {
            clearTimeout(shown)
          }
          await new Promise((resolve) => setTimeout(resolve, pauseMs))
        }
      }
      void watch()
      return () => ending.abort()
    },
  }
}
