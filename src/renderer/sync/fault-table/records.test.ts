import { comes, faultTable, paperAtCenter, syncsUntil, type World, wait } from '../testing/fault-row'
import { cableOut, clear } from '../testing/proxy'
import { stockPatienceMs, stockRetryMs } from '../testing/stock-client'

const faultRow = faultTable()

const isDesign = (id: string) => id.startsWith('_design/')

/** A rule of the center against one value of a note. */
const forbidNotes = {
  _id: '_design/notes',
  language: 'javascript',
  validate_doc_update: `function (doc) { if (doc.note === '不许') throw({ forbidden: 'this note is not allowed' }) }`,
}

const stands = (world: World, id: string) => async () => (await world.findAtCenter(id)) !== null

faultRow(
  'E3: a record the center forbids among others',
  async (world) => {
    await world.atCenter(forbidNotes)
    const a = await world.terminal()
    await a.insert({ id: 'bad', name: '王秀芳', note: '不许' }, { id: 'good', name: '李建国' })
    await a.sync()
    await comes(() => a.told().length > 1, 2_000)
    const told = [...new Set(a.told())]
    // What is written by others and here from then on.
    await world.atCenter(paperAtCenter('news', { name: '赵强' }))
    await a.insert({ id: 'next', name: '孙丽' })
    const flows = async () => (await stands(world, 'next')()) && (await a.ids()).includes('news')
    const flowed = world.engine === 'ours' ? await syncsUntil(a, flows) : await comes(flows, stockPatienceMs)
    await a.change('bad', { note: '可以' })
    const corrected =
      world.engine === 'ours' ? await syncsUntil(a, stands(world, 'bad')) : await comes(stands(world, 'bad'), stockPatienceMs)
    return { told: told.flatMap((text) => /SNH|forbidden/.exec(text)?.[0] ?? []), flowed, corrected }
  },
  {
    stock: ['it throws SNH for ever, and nothing goes out any more', { told: ['SNH'], flowed: false, corrected: false }],
    ours: [
      'it is set aside with its reason, the rest flows, the corrected one is taken',
      { told: ['forbidden'], flowed: true, corrected: true },
    ],
  },
)

faultRow(
  'E6: design documents among the changes',
  async (world) => {
    await world.atCenter(...Array.from({ length: 1_100 }, (_, index) => ({ _id: `_design/d${index}`, views: {} })))
    await world.atCenter(paperAtCenter('after', { name: '王秀芳' }))
    const a = await world.terminal()
    await syncsUntil(a, async () => (await a.ids()).includes('after'))
    const ids = await a.ids()
    return { after: ids.includes('after'), designs: ids.some(isDesign) }
  },
  {
    stock: ['they become records', { after: true, designs: true }],
    ours: ['they do not, and whole pages of them do not end the pull', { after: true, designs: false }],
  },
)

faultRow(
  'E9: deleted at the center, edited offline',
  async (world) => {
    const proxy = await world.proxy()
    // CouchDB names a tombstone in `_all_docs` and hides what it holds; the embedded hub shows it.
    const hiding = (answer: string) => {
      const { rows } = JSON.parse(answer) as { rows: { value?: { deleted?: boolean } }[] }
      return JSON.stringify({ rows: rows.map((row) => (row.value?.deleted ? { ...row, doc: null } : row)) })
    }
    const line = ({ endpoint }: { endpoint: string }) => (endpoint === '_all_docs' ? { changed: hiding } : null)
    proxy.plan(line)
    const [a, away] = [await world.terminal(), await world.terminal({ proxy })]
    await a.insert({ id: 'gone', name: '王秀芳', phone: '13800001234' })
    await syncsUntil(a, stands(world, 'gone'))
    await syncsUntil(away, async () => (await away.ids()).includes('gone'))
    proxy.plan(cableOut)
    proxy.cut()
    await away.change('gone', { note: '腿脚不便' })
    await a.erase('gone')
    await syncsUntil(a, async () => !(await stands(world, 'gone')()))
    proxy.plan(line)
    await syncsUntil(away, async () => !(await away.ids()).includes('gone'), world.engine === 'ours' ? 6_000 : stockPatienceMs)
    return { resurrected: await stands(world, 'gone')(), here: (await away.ids()).includes('gone') }
  },
  {
    stock: ['the record is back with its personal data', { resurrected: true, here: true }],
    ours: ['the erasure wins', { resurrected: false, here: false }],
  },
)

faultRow(
  'E11: an id with marks of addresses in it, in conflict at the moment of writing',
  async (world) => {
    const id = 'a&b#c+d%e=f'
    const proxy = await world.proxy()
    let raced = false
    proxy.plan(async ({ endpoint }) => {
      if (endpoint !== '_bulk_docs' || raced) return null
      raced = true
      await world.atCenter(paperAtCenter(id, { name: '王秀芳', workplace: '粮道街小学' }))
      return null
    })
    const a = await world.terminal({ proxy })
    await a.insert({ id, name: '王秀芳', note: '甲' })
    await syncsUntil(
      a,
      async () => (await a.read(id))?.workplace !== undefined,
      world.engine === 'ours' ? 3_000 : stockPatienceMs,
    )
    await wait(2 * stockRetryMs)
    return { told: a.told().length > 0 }
  },
  {
    stock: ['the conflict is asked for by an address that is cut off: an error', { told: true }],
    ours: ['no error', { told: false }],
  },
)

faultRow(
  'E17: a record of the center with values of the wrong type',
  async (world) => {
    await world.atCenter(paperAtCenter('wrong', { name: 7, note: ['列表'] }), paperAtCenter('right', { name: '李建国' }))
    const a = await world.terminal()
    await syncsUntil(a, async () => (await a.ids()).includes('right'))
    const stored = (await a.ids()).filter((id) => !isDesign(id))
    return { stored, told: a.told().includes('invalid') }
  },
  {
    stock: ['it is stored as it came', { stored: ['right', 'wrong'], told: false }],
    ours: ['it is held back and told of', { stored: ['right'], told: true }],
  },
)

faultRow(
  'S2: one refused row in a busy hour does not keep the others waiting',
  async (world) => {
    const proxy = await world.proxy()
    proxy.plan(({ endpoint }) => (endpoint === '_bulk_docs' ? { refuse: 'bad' } : null))
    const a = await world.terminal({ proxy })
    await a.insert({ id: 'bad', name: '王秀芳' })
    await a.sync()
    await wait(2 * stockRetryMs)
    await a.insert({ id: 'good', name: '李建国' })
    const flowed =
      world.engine === 'ours' ? await syncsUntil(a, stands(world, 'good')) : await comes(stands(world, 'good'), stockPatienceMs)
    proxy.plan(clear)
    return { flowed }
  },
  {
    stock: ['it does', { flowed: false }],
    ours: ['the others go out', { flowed: true }],
  },
)
