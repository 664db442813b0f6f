import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dayOf } from '../src/renderer/lib/time'
import { sampleSizes } from '../src/renderer/modules/roster/sample/sample-roster'
import { sampleRows, writeRosterFile } from './roster-file'
import { sampleStaff, seedStation } from './seed-station'

const help = `npm run seed -- --profile S|M|L|XL (--data DIR [--hub URL] | --file ROSTER.xlsx) [--seed N]

--file writes the invented residents as a roster to import. --data sets up a sample center in the station's folder DIR (or on the CouchDB at URL) with invented residents:
S ${sampleSizes.S}, M ${sampleSizes.M}, L ${sampleSizes.L}, XL ${sampleSizes.XL}. Then: npm start -- --data DIR`

const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'M' },
    data: { type: 'string' },
    hub: { type: 'string' },
    file: { type: 'string' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
})
const isSize = (name: string): name is keyof typeof sampleSizes => Object.hasOwn(sampleSizes, name)

if (values.help || !(values.data || values.file) || !isSize(values.profile)) {
  console.log(help)
  process.exitCode = values.help ? 0 : 2
} else if (values.file) {
  const rows = sampleRows(sampleSizes[values.profile], Number(values.seed), dayOf(Date.now()))
  await writeRosterFile(resolve(values.file), rows)
  console.log(`${rows.length} rows written to ${values.file}`)
} else if (values.data) {
  let told = -1
  const { written } = await seedStation({
    dataDir: resolve(values.data),
    residents: sampleSizes[values.profile],
    seed: Number(values.seed),
    hub: values.hub,
    onProgress: (share) => {
      const tenth = Math.floor(share * 10)
      if (tenth > told) console.log(`${tenth * 10} %`)
      told = tenth
    },
  })
  console.log(`${written} records written. Staff: ${sampleStaff.name}, PIN ${sampleStaff.pin}`)
}
