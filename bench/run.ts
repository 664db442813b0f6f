import { parseArgs } from 'node:util'
import { sampleSizes } from '../src/renderer/modules/roster/sample/sample-roster'
import { asJson, asTable, type Figure } from './figures'
import type { Wish } from './stage'

type Bench = { profiles: Wish['profile'][]; measure: (wish: Wish) => Promise<Figure[]> }

/** Each is loaded when asked for; `profiles` are those it runs on when none is named. */
const benches: Record<string, () => Promise<Bench>> = {
  search: async () => ({ profiles: ['XL'], measure: (await import('./search')).measureSearch }),
  'cold-start': async () => ({ profiles: ['L'], measure: (await import('./cold-start')).measureColdStart }),
  scroll: async () => ({ profiles: ['L', 'XL'], measure: (await import('./scroll')).measureScroll }),
  import: async () => ({ profiles: ['M'], measure: (await import('./import')).measureImport }),
  save: async () => ({ profiles: ['L'], measure: (await import('./save')).measureSave }),
  'first-sync': async () => ({ profiles: ['L'], measure: (await import('./first-sync')).measureFirstSync }),
  sync: async () => ({ profiles: ['S'], measure: (await import('./sync')).measureSync }),
  calendar: async () => ({ profiles: ['S'], measure: (await import('./calendar')).measureCalendar }),
  cases: async () => ({ profiles: ['S'], measure: (await import('./cases')).measureCases }),
  seal: async () => ({ profiles: ['S'], measure: (await import('./seal')).measureSeal }),
  journal: async () => ({ profiles: ['S'], measure: (await import('./journal')).measureJournal }),
}

const help = `npm run bench -- NAME [--profile S|M|L|XL] [--json] [--fresh]

NAME is one of ${Object.keys(benches).join(', ')}, city (npm run bench -- city --help). It measures the built app (npm run build) in Chromium, on a center
that is seeded once and kept under .data/bench; --fresh seeds it anew.`

const isProfile = (name: string | undefined): name is Wish['profile'] => name !== undefined && Object.hasOwn(sampleSizes, name)

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      json: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
    },
  })
  const { profile, json, fresh } = values
  const open = benches[positionals[0] ?? '']
  if (!open || (profile !== undefined && !isProfile(profile))) {
    console.error(help)
    return 2
  }
  const bench = await open()
  const say = (line: string) => console.error(line)
  const reports = []
  for (const each of isProfile(profile) ? [profile] : bench.profiles) {
    const figures = await bench.measure({ profile: each, fresh, say })
    reports.push({ bench: positionals[0] ?? '', profile: each, figures })
  }
  console.log(json ? JSON.stringify(reports.map(asJson), null, 2) : reports.map(asTable).join('\n\n'))
  return 0
}

// Its wishes are others than a profile, and it needs no browser.
process.exitCode = process.argv[2] === 'city' ? await (await import('./city')).runCity(process.argv.slice(3)) : await run()
