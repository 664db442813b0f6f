import type { Session } from 'electron'
import { serveHandler } from './scheme-server'
import { createProtocol, createSession, type ProtocolFacts, type SessionFacts } from './session'

/** One of Electron's sessions. The default one's name is empty. */
export type Partition = {
  session: Session
  facts: SessionFacts
  protocol: ProtocolFacts
  /** Where its pages reach the handler of its scheme. */
  port: Promise<number>
}

export type Partitions = { of(name: string): Partition; known: ReadonlyMap<string, Partition> }

type Needs = {
  requireReady: (what: string) => void
  requireNotReady: (what: string) => void
  /** Empties what Chromium keeps of the pages of this partition. */
  clear: (partition: string) => Promise<void>
}

/** Each made when it is first asked for, as `session.fromPartition` does. */
export function createPartitions({ requireReady, requireNotReady, clear }: Needs): Partitions {
  const known = new Map<string, Partition>()
  const make = (name: string): Partition => {
    const { protocol, facts } = createProtocol(requireReady, requireNotReady)
    const fetch: Session['fetch'] = async (input, init) => {
      const address = typeof input === 'string' ? input : input.url
      const handler = facts.handlers.get(address.split(':')[0] ?? '')
      if (handler === undefined) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME: ${address}`)
      return handler(new Request(input, init))
    }
    const session = createSession({ persistent: name === '', protocol, fetch, clearData: () => clear(name) })
    return { ...session, protocol: facts, port: serveHandler(() => facts.handlers.get('app')) }
  }
  const of = (name: string) => {
    // On the disk under a name of its own: nothing of ours asks for that.
    if (name.startsWith('persist:')) throw new Error(`the stand-in does not know the partition ${name}`)
    const found = known.get(name) ?? make(name)
    known.set(name, found)
    return found
  }
  return { of, known }
}
