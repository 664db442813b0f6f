import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { version } from '../../package.json'
import { createHttpReader } from './card/http-reader'
import { readHubAddress } from './hub/address'
import { type CenterOptions, createCenter } from './hub/create-center'
import type { Hub } from './hub/embedded'
import { createIntakeKeys } from './intake-keys'
import { openJournal } from './journal/open-journal'
import { type KioskOptions, openKiosk } from './kiosk/open-kiosk'
import { lockFolder } from './lock'
import { openReceipts } from './receipts'
import { StartError, systemCode } from './refusal'
import { fileSecrets, type Secrets } from './secrets'
import { createBell } from './server/bell'
import { modeOf } from './server/center'
import { createHandler, type Handler } from './server/handler'
import { openSettings, type Settings } from './settings'

export type ComposeOptions = {
  /** The station's folder: settings, secrets of the Node host, the embedded hub. One host at a time. */
  dataDir: string
  /** Folder of the built page (`out/renderer`). */
  assetsDir: string
  host: 'electron' | 'node'
  /** `app://yizhan` under Electron. The Node host listens once it knows the port of last time, so it gives a function. */
  origin: string | ((memory: PortMemory) => Promise<string>)
  /** Address of a CouchDB; absent: the one of set-up, else the hub this terminal runs itself. */
  hub?: string
  /** The mode asked for on the command line, if any. */
  mode?: 'desk' | 'kiosk'
  /** Default: `<dataDir>/secrets.json`, mode 0600. */
  secrets?: Secrets
  /** Reads how many bytes are free on the data folder's disk. Default: the system's answer. */
  readFree?: () => Promise<number>
  /** How often a kiosk's host asks the center, and what it takes the system's lock for. Default: as documented. */
  kiosk?: Pick<KioskOptions, 'pace' | 'now' | 'lock'>
  /** Where a fault of the handler is written. Default: the error output. */
  report?: (fault: unknown) => void
}

const toErrorOutput = (fault: unknown) => {
  process.stderr.write(`${inspect(fault)}\n`)
}

/** The origin is the key of the browser's database, so the Node host must come back on its port. */
export type PortMemory = { port: number | null; keep(port: number): Promise<void> }

export type ComposedStation = {
  handler: Handler
  /** Ends every open stream, the bell, the embedded hub, and frees the folder. Calling it twice is fine. */
  close(): Promise<void>
}

async function openFolder(dataDir: string): Promise<() => Promise<void>> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    return await lockFolder(dataDir)
  } catch (cause) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(systemCode(cause))) throw cause
    throw new StartError(
      'data-not-writable',
      `数据文件夹不能写入：${dataDir}。请换一个文件夹（--data），或检查权限和磁盘空间。\n` +
        `The data folder cannot be written: ${dataDir}. Choose another with --data, or look at its rights and at the free space.`,
      { cause },
    )
  }
}

/** Which hub this start works with. A station that has its own keeps it: its records are there. */
async function chooseRemote(settings: Settings, asked: string | undefined) {
  const { endpoint } = settings.host()
  const station = settings.station()
  if (!asked) return station && endpoint ? readHubAddress(endpoint) : null
  const address = readHubAddress(asked)
  if (station && !endpoint) {
    throw new StartError(
      'hub-differs',
      '这台电脑已用自带的数据中心建站，不能改连别的地址。请另选数据文件夹（--data）；若是示例中心，请先在设置里退出示例。\n' +
        'This station was set up with its own hub and cannot move to another. Choose another folder with --data, or leave the sample center first.',
    )
  }
  if (station && endpoint !== address.root) await settings.changeHost({ endpoint: address.root })
  return address
}

/** At another computer's center each terminal has the rights of what it was enrolled as, and a kiosk the database it hands in to. */
function requireOwnMode(settings: Settings, asked: 'desk' | 'kiosk' | undefined): void {
  const enrolled = settings.station()?.mode
  if (!asked || !enrolled || asked === enrolled) return
  const [zh, en] = enrolled === 'desk' ? ['工作台', 'a desk'] : ['自助屏', 'a kiosk']
  throw new StartError(
    'mode-differs',
    `这台电脑在数据中心登记的是${zh}，不能用 --mode ${asked} 启动。请去掉 --mode；要改用途，请技术人员另开登记码，在新的数据文件夹（--data）里登记。\n` +
      `The center knows this computer as ${en}: it cannot start with --mode ${asked}. Leave --mode out, or enrol it anew in another folder (--data).`,
  )
}

async function startOwnHub(dataDir: string, settings: Settings): Promise<Hub> {
  // A terminal of another hub has no need of its databases, which take a quarter of a second to load.
  const { startHub } = await import('./hub/embedded')
  const hub = await startHub({ folder: join(dataDir, 'hub'), port: settings.host().hubPort ?? 0, version })
  if (hub.port !== settings.host().hubPort) await settings.changeHost({ hubPort: hub.port })
  return hub
}

async function requirePage(assetsDir: string): Promise<void> {
  try {
    await stat(join(assetsDir, 'index.html'))
  } catch (cause) {
    throw new StartError(
      'page-missing',
      `找不到界面文件：${assetsDir}。请先运行 npm run build。\nThe built page is missing: ${assetsDir}. Run npm run build.`,
      { cause },
    )
  }
}

/**
 * Opens the station in `dataDir` and everything behind it. Works offline: a remote hub that is down does not stop it.
 * Throws a StartError with a code and a sentence for the person where it cannot; then nothing is left running.
 */
export async function composeStation(options: ComposeOptions): Promise<ComposedStation> {
  const { dataDir, assetsDir } = options
  if (options.hub) readHubAddress(options.hub)
  await requirePage(assetsDir)
  // Ended last first, however far the start came.
  const endings: (() => Promise<void>)[] = [await openFolder(dataDir)]
  const close = async () => {
    for (let end = endings.pop(); end; end = endings.pop()) await end()
  }
  try {
    const settings = await openSettings(dataDir)
    const remote = await chooseRemote(settings, options.hub)
    const { origin } = options
    const memory = { port: settings.host().port, keep: (port: number) => settings.changeHost({ port }) }
    const ownOrigin = typeof origin === 'string' ? origin : await origin(memory)
    let hub: CenterOptions['hub']
    if (remote) {
      requireOwnMode(settings, options.mode)
      hub = { kind: 'remote', ...remote }
    } else {
      const own = await startOwnHub(dataDir, settings)
      endings.push(own.close)
      hub = { kind: 'embedded', root: own.root, admin: own.admin }
    }
    const secrets = options.secrets ?? fileSecrets(join(dataDir, 'secrets.json'))
    const host = { kind: options.host, version, mode: options.mode ?? null }
    const intakeKeys = createIntakeKeys(secrets)
    const changed = () => {
      bell.stop()
      kiosk.follow()
    }
    const more = async (mode: 'desk' | 'kiosk') =>
      mode === 'kiosk' ? kiosk.facts() : { intakeKey: await intakeKeys.recipient() }
    const center = createCenter({ settings, secrets, host, hub, dataDir, changed, more, recipient: intakeKeys.recipient })
    const { report = toErrorOutput, readFree } = options
    const journal = await openJournal({ folder: join(dataDir, 'journal'), secrets, report, readFree })
    endings.push(journal.close)
    const kiosk = await openKiosk({
      hasReader: () => settings.host().cardReader !== null,
      receiptPaper: () => settings.host().receiptPaper,
      folder: join(dataDir, 'kiosk'),
      link: center.link,
      station: () => (modeOf(center.report()) === 'kiosk' ? settings.station() : null),
      heartbeat: center.heartbeat,
      report,
      ...options.kiosk,
    })
    endings.push(async () => kiosk.close())
    const bell = createBell({ link: center.link, disk: journal.disk })
    endings.push(async () => bell.stop())
    const receipts = await openReceipts(join(dataDir, 'receipts.json'))
    const cardReader = createHttpReader({ address: () => settings.host().cardReader })
    await center.enrolAgain()
    kiosk.follow()
    const parts = { center, bell, journal, kiosk, intakeKeys, receipts, cardReader }
    return { handler: createHandler({ origin: ownOrigin, assetsDir, report, ...parts }), close }
  } catch (fault) {
    await close()
    throw fault
  }
}
