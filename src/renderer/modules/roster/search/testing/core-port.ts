import { createRosterCore } from '../core'
import type { Reply } from '../protocol'
import type { Port } from '../roster-index'

/** The core behind the same messages as the worker's, without a thread, a cache and a store to read in: no large batches. Ages are counted on `today`. */
export function corePort(today: string): Port & { fail: (message: string) => void } {
  const core = createRosterCore({ today: () => today })
  let reply: (reply: Reply) => void = () => undefined
  let fault: (message: string) => void = () => undefined
  return {
    listen(onReply, onFault) {
      reply = onReply
      fault = onFault
    },
    postMessage(message) {
      if ('tell' in message) {
        if (message.tell === 'people') core.changePeople(message.changes)
        else if (message.tell === 'places') core.changePlaces(message.changes)
        reply({ changed: true })
        return
      }
      const answers = {
        open: () => null,
        query: () => (message.ask === 'query' ? core.query(message.query, message.from, message.count) : null),
        facets: () => ({ ...core.facets(), isComplete: true }),
        placesBelow: () => (message.ask === 'placesBelow' ? core.placesBelow(message.parentId) : null),
        pathOf: () => (message.ask === 'pathOf' ? core.pathOf(message.placeId) : null),
      }
      reply({ id: message.id, ok: true, answer: answers[message.ask]() as never })
    },
    fail: (message) => fault(message),
    close: () => undefined,
  }
}
