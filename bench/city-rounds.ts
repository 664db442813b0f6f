import type { Credentials } from '../src/main/server/upstream'
import { type Line, openLine, type Traffic } from './city-client'

export type Place = { centerCode: string; deviceId: string; credentials: Credentials }

/** What each kind of request was answered with, bytes of the last time: the bare server answers as many. */
export type Sizes = Map<string, number>

export type Client = {
  /** One round, milliseconds from its first request to its last answer. */
  round(): Promise<number>
  line: Line
}

const stamp = (turn: number, deviceId: string) => `0mfa1b2c3-${turn.toString(36).padStart(4, '0')}|${deviceId}`

/** 400 to 500 bytes, as a resident's record is. */
const recordOf = (id: string, turn: number, deviceId: string) => ({
  _id: id,
  name: '欧阳青山',
  namePinyin: 'ou yang qing shan',
  sex: '1',
  birthDate: '1962-03-14',
  phones: ['13800138000'],
  actualAddress: '武昌区首义路一百二十三号三栋二单元五〇一室',
  presence: 'present',
  verification: 'verified',
  note: `第 ${turn} 次核对`,
  createdAt: '2026-03-01T01:00:00.000Z',
  createdBy: 'w1',
  updatedAt: '2026-03-01T01:00:00.000Z',
  updatedBy: 'w1',
  stamps: { born: stamp(0, deviceId), note: stamp(turn, deviceId) },
})

/**
 * A terminal as light as can be, that asks what a real one asks in a round: the heartbeat (its host reads and writes one
 * document), then of each collection the epoch and the changes since its place, and one round in `pushEvery` a changed record.
 */
export function createClient(
  root: string,
  place: Place,
  wish: { collections: readonly string[]; pushEvery: number; sizes: Sizes; bare: boolean },
): Client {
  const { centerCode, deviceId, credentials } = place
  const line = openLine(root, credentials)
  const places = new Map<string, string | number>()
  let turn = Math.floor(Math.random() * wish.pushEvery)
  const ask = async (kind: string, method: 'GET' | 'POST', path: string, body?: unknown) => {
    const answer = await line.ask(method, path, body, wish.bare ? (wish.sizes.get(kind) ?? 0) : undefined)
    if (!wish.bare && answer) wish.sizes.set(kind, answer.bytes)
    return answer?.body ?? null
  }
  const beat = async () => {
    const id = `terminal:${deviceId}`
    const database = `/c${centerCode}-terminals`
    const found = (await ask('terminal', 'GET', `${database}/${encodeURIComponent(id)}`)) as { beat?: number } | null
    const facts = { name: '一号窗口', mode: 'desk', version: '0.1.0', freeBytes: 2 ** 36, unsent: 0, refused: 0 }
    const written = { ...found, _id: id, ...facts, seenAt: new Date().toISOString(), beat: (found?.beat ?? 0) + 1 }
    await ask('beat', 'POST', `${database}/_bulk_docs`, { docs: [written] })
  }
  const pull = async (collection: string) => {
    const database = `/c${centerCode}-${collection}`
    await ask('epoch', 'GET', `${database}/_design/epoch`)
    const query = new URLSearchParams({ include_docs: 'true', since: String(places.get(collection) ?? 0), limit: '1000' })
    const changes = (await ask('changes', 'GET', `${database}/_changes?${query}`)) as { last_seq: string | number } | null
    if (changes) places.set(collection, changes.last_seq)
  }
  const push = async () => {
    const database = `/c${centerCode}-${wish.collections[0]}`
    const id = `r-${deviceId}-${turn % 20}`
    const rows = (await ask('standing', 'POST', `${database}/_all_docs?include_docs=true`, { keys: [id] })) as {
      rows: { doc?: { _rev?: string } | null }[]
    } | null
    const _rev = rows?.rows[0]?.doc?._rev
    await ask('push', 'POST', `${database}/_bulk_docs`, {
      docs: [{ ...recordOf(id, turn, deviceId), ...(_rev ? { _rev } : {}) }],
    })
  }
  return {
    line,
    round: async () => {
      const begun = performance.now()
      turn += 1
      await beat()
      if (turn % wish.pushEvery === 0) await push()
      for (const collection of wish.collections) await pull(collection)
      return performance.now() - begun
    },
  }
}

export type Measured = { rounds: number[]; late: number; seconds: number; traffic: Traffic }

/**
 * Every client at its own moments: rounds `everyMs` apart, with a fifth of jitter, for `forMs`. A client whose round is not
 * over when the next is due is late and begins it at once.
 */
export async function runRounds(clients: Client[], everyMs: number, forMs: number): Promise<Measured> {
  const before = clients.map(({ line }) => line.traffic())
  const begun = performance.now()
  const rounds: number[] = []
  let late = 0
  const live = async (client: Client) => {
    let due = begun + Math.random() * everyMs
    while (due < begun + forMs) {
      const wait = due - performance.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      else if (wait < -everyMs / 2) late += 1
      rounds.push(await client.round())
      due += everyMs * (0.8 + 0.4 * Math.random())
    }
  }
  await Promise.all(clients.map(live))
  const traffic = { requests: 0, sent: 0, received: 0 }
  clients.forEach(({ line }, index) => {
    const now = line.traffic()
    for (const key of ['requests', 'sent', 'received'] as const) traffic[key] += now[key] - (before[index]?.[key] ?? 0)
  })
  return { rounds, late, seconds: (performance.now() - begun) / 1000, traffic }
}
