import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Couch } from '../src/main/hub/couch'
import { issueEnrolment, sweepEnrolments } from '../src/main/hub/enrolment'
import { listCenters, readTerminals } from '../src/main/hub/operator/centers'
import { catalogueSchema, publishCatalogue } from '../src/main/hub/operator/publish'
import { revokeTerminal } from '../src/main/hub/operator/revoke'
import { lookAtServer } from '../src/main/hub/operator/server-settings'
import { renewEpochs, settleCity, verifyCity } from '../src/main/hub/operator/whole-city'
import { provisionCenter } from '../src/main/hub/provision'
import { createHybridClock } from '../src/renderer/lib/hlc'
import { communityCode, stationSchema } from '../src/shared/station'
import { both, type CenterState, tellCode, tellOddity, tellStatus } from './center-text'
import type { KnownCollections } from './module-collections'

/** What a command works with. `say` is one line for the operator. */
export type Work = { couch: Couch; program: KnownCollections; say: (line: string) => void; rehearsal: boolean }

export type Wish = { words: string[]; mode: string | undefined; json: boolean }

/** The command was called wrongly: its message is for the operator. */
export class UsageError extends Error {}

/** Answers the exit code. */
export type Command = (work: Work, wish: Wish) => Promise<number>

function codeOf(word: string | undefined): string {
  const code = communityCode.safeParse(word?.replace(/[\s-]/g, ''))
  if (!code.success) throw new UsageError(both('社区代码是 12 位数字。', 'A center’s code has 12 digits.'))
  return code.data
}

const nameOf = (words: string[], longest: z.ZodType<string>): string => {
  const name = longest.safeParse(words.join(' '))
  if (!name.success) throw new UsageError(both('请写名称。', 'A name is needed.'))
  return name.data
}

async function knownCenter(couch: Couch, word: string | undefined) {
  const code = codeOf(word)
  const center = (await listCenters(couch)).find(({ centerCode }) => centerCode === code)
  if (!center) throw new UsageError(both(`还没有开通 ${code}，请先 add-center。`, `${code} was not opened; add-center first.`))
  return center
}

const init: Command = async ({ couch, program, say }) => {
  const { kind, version } = await lookAtServer(couch)
  say(kind === 'hub' ? both(`内置数据中心 ${version}`, `The embedded hub ${version}`) : `CouchDB ${version}`)
  if (kind === 'couchdb' && Number.parseFloat(version) < 3.5) {
    say(both('注意：驿站按 CouchDB 3.5 测试，请升级。', 'Note: Yizhan is tested with CouchDB 3.5; please upgrade.'))
  }
  await settleCity(couch, program)
  return 0
}

const addCenter: Command = async ({ couch, program, say }, { words: [code, ...name] }) => {
  const centerCode = codeOf(code)
  const centerName = nameOf(name, stationSchema.shape.centerName)
  const facts = await provisionCenter(couch, { centerCode, centerName, ...program })
  say(both(`已开通 ${centerCode} ${facts.centerName}`, `Opened ${centerCode} ${facts.centerName}`))
  if (facts.centerName !== centerName) say(both('它早已开通，名称未改。', 'It was opened before and keeps its name.'))
  return 0
}

const addTerminal: Command = async ({ couch, say, rehearsal }, { words: [center, ...name], mode }) => {
  if (mode !== 'desk' && mode !== 'kiosk')
    throw new UsageError(both('请写 --mode desk 或 --mode kiosk。', '--mode desk or --mode kiosk is needed.'))
  const { centerCode } = await knownCenter(couch, center)
  const terminalName = nameOf(name, stationSchema.shape.terminalName)
  const { code, deviceId, expiresAt } = await issueEnrolment(couch, { centerCode, terminalName, mode })
  // A code of a rehearsal opens nothing.
  if (!rehearsal) say(tellCode(code, expiresAt, deviceId))
  return 0
}

const revoke: Command = async ({ couch, say }, { words: [terminal] }) => {
  if (!terminal)
    throw new UsageError(both('请写电脑的编号（status 里的第一列）。', 'The device is needed: the first column of status.'))
  const deviceId = terminal.replace(/^t-/, '')
  await revokeTerminal(couch, deviceId)
  say(both(`${deviceId} 已停用`, `${deviceId} is revoked`))
  return 0
}

const status: Command = async ({ couch, say }, { words: [center], json }) => {
  const centers = center ? [await knownCenter(couch, center)] : await listCenters(couch)
  const states: CenterState[] = []
  for (const each of centers) states.push({ ...each, terminals: await readTerminals(couch, each.centerCode) })
  say(json ? JSON.stringify(states, null, 2) : tellStatus(states))
  return 0
}

const publish: Command = async ({ couch, say }, { words: [file] }) => {
  if (!file) throw new UsageError(both('请写目录文件。', 'A file is needed.'))
  const parsed = catalogueSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!parsed.success)
    throw new UsageError(both('目录文件的内容不对：', 'The file is no catalogue:') + z.prettifyError(parsed.error))
  const pen = { now: new Date().toISOString(), stamp: createHybridClock('city0000', Date.now).stamp }
  const { version, written, erased } = await publishCatalogue(couch, parsed.data, pen)
  say(
    both(
      `目录第 ${version} 版：写入 ${written} 条，删除 ${erased} 条`,
      `Edition ${version}: ${written} written, ${erased} erased`,
    ),
  )
  return 0
}

const verify: Command = async ({ couch, program, say }) => {
  const found = await verifyCity(couch, program)
  for (const oddity of found) say(tellOddity(oddity))
  say(
    found.length === 0
      ? both('全部相符', 'Everything is as it should be')
      : both(`${found.length} 处不符`, `${found.length} to mend`),
  )
  return found.length === 0 ? 0 : 1
}

const newEpoch: Command = async ({ couch, say }, { words: [center] }) => {
  const all = (await listCenters(couch)).map(({ centerCode }) => centerCode)
  const codes = center === 'all' ? all : [(await knownCenter(couch, center)).centerCode]
  const renewed = await renewEpochs(couch, codes)
  say(
    both(
      `${renewed.length} 个库有了新的纪元。各电脑会停下同步，请书记在每台电脑上选择。`,
      `${renewed.length} databases have a new epoch. Every computer stops syncing and asks its director what to do.`,
    ),
  )
  return 0
}

/** `quiet`: only looks, so it does not tidy up either. */
export const commands: Record<string, { run: Command; quiet?: true }> = {
  init: { run: init },
  'add-center': { run: addCenter },
  'add-terminal': { run: addTerminal },
  revoke: { run: revoke },
  status: { run: status, quiet: true },
  publish: { run: publish },
  verify: { run: verify, quiet: true },
  'new-epoch': { run: newEpoch },
}

/** Codes that lapsed end here, and the terminals they were printed for: no server of ours has a clock for it. */
export async function tidy({ couch, say }: Work): Promise<void> {
  for (const deviceId of (await sweepEnrolments(couch)).lapsed) {
    say(both(`${deviceId} 的登记码过期未用，已作废`, `The code of ${deviceId} lapsed unused and is void`))
  }
}
