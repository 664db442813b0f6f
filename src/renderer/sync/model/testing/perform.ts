import type { Loss } from './killable-disk'
import { fieldOf } from './model-record'
import type { Terminal, World } from './model-world'
import type { Action } from './schedule'

/** Nobody waits longer than this for a write or for the end of a program. */
const patienceMs = 180_000

const newValue = ({ count }: World) => `v${count()}`

type Tried = 'done' | 'failed' | 'stuck'

async function attempt({ time }: World, doing: Promise<void>, atMostMs = patienceMs): Promise<Tried> {
  if (!(await time.until(doing, atMostMs))) return 'stuck'
  return doing.then(
    () => 'done',
    () => 'failed',
  )
}

const livingIds = async ({ running }: Terminal) => ((await running?.living()) ?? []).map(({ id }) => String(id)).sort()

const chosen = (list: string[], pick: number) => list[pick % Math.max(1, list.length)]

/** What a person typed is there from the moment it is saved, as long as nobody erased the record. */
export async function readsItsWrites(world: World, { index, running, hasForgotten }: Terminal): Promise<void> {
  if (!running) return
  const here = new Map((await running.living()).map((record) => [String(record.id), record]))
  const field = fieldOf(index)
  for (const { id, field: of, sure } of world.ledger.promised()) {
    if (of !== field || world.ledger.mayHold(id, field, here.get(id)?.[field])) continue
    if (hasForgotten && world.ledger.mayHold(id, field, world.center.find(id)?.[field])) continue
    world.found.push({ kind: 'lost', what: `terminal ${index} does not see its own ${id}.${field} = ${sure}` })
  }
}

async function note(world: World, terminal: Terminal, id: string, value: string, doing: Promise<void>, atMostMs?: number) {
  const tried = await attempt(world, doing, atMostMs)
  world.ledger.wrote(id, fieldOf(terminal.index), value, tried === 'done')
  if (tried === 'stuck' && atMostMs === undefined) world.found.push({ kind: 'stuck', what: `${id} is never saved` })
}

async function edit(world: World, terminal: Terminal, pick: number) {
  const id = chosen(await livingIds(terminal), pick)
  if (!id || !terminal.running) return
  const value = newValue(world)
  await note(world, terminal, id, value, terminal.running.write(id, fieldOf(terminal.index), value))
}

async function create(world: World, terminal: Terminal, ids: string[]) {
  if (!terminal.running) return
  const values = ids.map(() => newValue(world))
  const there = new Set(await livingIds(terminal))
  const fresh = ids.filter((id) => !there.has(id))
  const doing = terminal.running.create(fresh, fieldOf(terminal.index), values)
  const tried = await attempt(world, doing)
  // An id that came from the center meanwhile is not written again, and nobody was told that it was.
  const now = new Map(((await terminal.running.living()) ?? []).map((record) => [String(record.id), record]))
  for (const [at, id] of fresh.entries()) {
    const value = values[at] ?? ''
    const wasWritten = tried === 'done' && now.get(id)?.[fieldOf(terminal.index)] === value
    world.ledger.wrote(id, fieldOf(terminal.index), value, wasWritten || (tried === 'done' && !now.has(id)))
  }
}

/** Records of ids that several hands may make are never erased: a new life of an id is another story. */
const erasable = (ids: string[]) => ids.filter((id) => !id.startsWith('shared'))

async function erase(world: World, terminal: Terminal, pick: number) {
  const id = chosen(erasable(await livingIds(terminal)), pick)
  if (!id || !terminal.running) return
  const tried = await attempt(world, terminal.running.erase(id))
  world.ledger.erased(id, tried === 'done', terminal.index)
}

export async function kill(world: World, terminal: Terminal, loses: Loss): Promise<void> {
  if (world.engine === 'ours' && loses !== 'nothing') {
    terminal.hasForgotten = true
  }
  terminal.machine.link.cut()
  terminal.machine.disk.kill(world.engine === 'ours' ? loses : 'nothing')
  terminal.running?.bury()
  terminal.running = null
  await world.time.advance(world.dice.between(0, 3_000))
  await world.start(terminal)
}

async function killInWrite(world: World, terminal: Terminal, pick: number) {
  const id = chosen(await livingIds(terminal), pick)
  if (id && terminal.running) {
    const value = newValue(world)
    const doing = terminal.running.write(id, fieldOf(terminal.index), value)
    await note(world, terminal, id, value, doing, world.dice.between(0, 12))
  }
  await kill(world, terminal, 'tail')
}

async function restart(world: World, terminal: Terminal) {
  if (!terminal.running) return
  const tried = await attempt(world, terminal.running.stop())
  if (tried !== 'done') world.found.push({ kind: 'stuck', what: `terminal ${terminal.index} does not stop: ${tried}` })
  terminal.running = null
  await world.start(terminal)
}

const stampAtCenter = ({ time, count }: World, after: string) => {
  const stamp = `${time.now().toString(36).padStart(9, '0')}-${(count() % 46_656).toString(36).padStart(4, '0')}|center00`
  // As any hybrid clock: later than what it replaces.
  const later = () => `${(Number.parseInt(after.slice(0, 9), 36) + 1).toString(36).padStart(9, '0')}-0000|center00`
  return stamp > after ? stamp : later()
}

const latest = (stamps: unknown) =>
  Object.values((stamps ?? {}) as Record<string, string>)
    .sort()
    .at(-1) ?? ''

function atCenter(world: World, action: Extract<Action, { pick: number }>): void {
  const { center, time, ledger } = world
  const at = new Date(time.now()).toISOString()
  const living = center.all().filter(({ _id, _deleted }) => !_deleted && !_id.startsWith('_design/'))
  if (action.do === 'create-at-center') {
    const [_id, value] = [`center-${newValue(world)}`, newValue(world)]
    const envelope = { createdAt: at, createdBy: 'c', updatedAt: at, updatedBy: 'c', stamps: { born: stampAtCenter(world, '') } }
    center.put({ _id, ...envelope, atCenter: value })
    ledger.wrote(_id, 'atCenter', value, true)
    return
  }
  const erasing = action.do === 'erase-at-center'
  const id = chosen((erasing ? erasable(living.map(({ _id }) => _id)) : living.map(({ _id }) => _id)).sort(), action.pick)
  const doc = id ? center.find(id) : null
  if (!doc || !id) return
  const stamps = (doc.stamps ?? {}) as Record<string, string>
  if (erasing) {
    const { createdAt, createdBy } = doc
    const kept = {
      createdAt,
      createdBy,
      updatedAt: at,
      updatedBy: 'c',
      stamps: { born: stamps.born, erased: stampAtCenter(world, latest(stamps)) },
    }
    center.put(action.bare ? { _id: id, _deleted: true } : { _id: id, ...kept, _deleted: true })
    ledger.erased(id, true, 'center')
    return
  }
  const value = newValue(world)
  center.put({
    ...doc,
    updatedAt: at,
    updatedBy: 'c',
    atCenter: value,
    stamps: { ...stamps, atCenter: stampAtCenter(world, latest(stamps)) },
  })
  ledger.wrote(id, 'atCenter', value, true)
}

async function ofClient(world: World, action: Extract<Action, { client: number }>, terminal: Terminal): Promise<void> {
  const { link } = terminal.machine
  switch (action.do) {
    case 'edit':
      return edit(world, terminal, action.pick)
    case 'erase':
      return erase(world, terminal, action.pick)
    case 'kill-in-write':
      return killInWrite(world, terminal, action.pick)
    case 'create':
      return create(world, terminal, [action.shared ? `shared-${action.pick % 6}` : `of${terminal.index}-${newValue(world)}`])
    case 'import':
      return create(
        world,
        terminal,
        Array.from({ length: action.count }, () => `of${terminal.index}-${newValue(world)}`),
      )
    case 'restart':
      return restart(world, terminal)
    case 'kill':
      return kill(world, terminal, action.loses)
    case 'offline':
      return link.plug(false)
    case 'online':
      return link.plug(true)
    case 'sync':
      // By hand, and nobody waits for it.
      terminal.running?.sync().catch(() => undefined)
      return
    case 'set-clock':
      terminal.offMs = action.offMs
  }
}

export async function perform(world: World, action: Action): Promise<void> {
  world.told(`-- ${JSON.stringify(action)}`)
  if (action.do === 'wait') return
  if (!('client' in action)) return atCenter(world, action)
  const terminal = world.terminals[action.client]
  if (!terminal) return
  await ofClient(world, action, terminal)
  await readsItsWrites(world, terminal)
}
