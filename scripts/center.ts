import { parseArgs } from 'node:util'
import { watchWrites } from '../src/main/hub/operator/watch-writes'
import { Refusal, StartError } from '../src/main/refusal'
import { commands, tidy, UsageError, type Work } from './center-commands'
import { openOwn, openRemote } from './center-hub'
import { both, help, tellChange } from './center-text'
import { moduleCollections } from './module-collections'

const options = {
  hub: { type: 'string' },
  data: { type: 'string' },
  mode: { type: 'string' },
  json: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

export type Print = (line: string) => void

function readWords(argv: string[]) {
  try {
    return parseArgs({ args: argv, allowPositionals: true, options })
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : 'unknown', { cause })
  }
}

async function run(argv: string[], env: NodeJS.ProcessEnv, print: Print): Promise<number> {
  const { values, positionals } = readWords(argv)
  const [name = '', ...words] = positionals
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (values.help || !command) {
    print(help)
    return values.help ? 0 : 2
  }
  const address = values.hub ?? (values.data ? undefined : env.COUCHDB_URL)
  if (!address && !values.data) throw new UsageError(both('请写 --hub 或 --data。', '--hub or --data is needed.'))
  const { couch, close } = address ? openRemote(address) : await openOwn(values.data ?? '')
  try {
    const rehearsal = values['dry-run']
    const watched = watchWrites(couch, rehearsal)
    const work: Work = { couch: watched.couch, program: await moduleCollections(), say: print, rehearsal }
    const code = await command.run(work, { words, mode: values.mode, json: values.json })
    if (command.quiet) return code
    await tidy(work)
    if (rehearsal) print(both('预演，以下什么都没有改：', 'Rehearsal; nothing of this was done:'))
    for (const change of watched.changes) print(`  ${tellChange(change)}`)
    if (watched.changes.length === 0) print(both('没有需要改的', 'Nothing had to be changed'))
    return code
  } finally {
    await close()
  }
}

/** `npm run center -- …`; answers the exit code: 0 done, 1 refused or not as it should be, 2 called wrongly. */
export async function runCenter(argv: string[], env: NodeJS.ProcessEnv, print: Print, complain: Print): Promise<number> {
  try {
    return await run(argv, env, print)
  } catch (fault) {
    if (fault instanceof UsageError) {
      complain(`${fault.message}\n\n${help}`)
      return 2
    }
    if (!(fault instanceof Refusal || fault instanceof StartError)) throw fault
    complain(both('没有做成：', 'Not done:') + fault.message)
    return 1
  }
}

if (process.argv[1]?.endsWith('center.ts')) {
  process.exitCode = await runCenter(process.argv.slice(2), process.env, console.log, console.error)
}
