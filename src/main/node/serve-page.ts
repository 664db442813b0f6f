import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { defaultDataFolder } from '../data-folder'
import { StartError } from '../refusal'
import { helpText, readFlags } from './flags'
import { openBrowser } from './open-browser'
import { type NodeHost, startNodeHost } from './start-node-host'

export type Terminal = { print(line: string): void; complain(line: string): void }

/**
 * What `serve.cjs` does: one line with the address, then it serves until told to stop.
 * Answers the host, or the exit code where there is nothing to serve.
 */
export async function servePage(argv: string[], assetsDir: string, terminal: Terminal): Promise<NodeHost | number> {
  try {
    const flags = readFlags(argv)
    if (flags.help) {
      terminal.print(helpText)
      return 0
    }
    const dataDir = resolve(flags.data ?? defaultDataFolder(process.platform, process.env, homedir()))
    const { port, hub, mode } = flags
    const host = await startNodeHost({ dataDir, assetsDir, port, hub, mode })
    terminal.print(`驿站 Yizhan  ${host.address}`)
    if (flags.open && !(await openBrowser(host.address))) {
      terminal.complain('没能打开浏览器，请手动打开上面的地址。No browser could be opened; open the address above.')
    }
    return host
  } catch (fault) {
    if (!(fault instanceof StartError)) throw fault
    terminal.complain(fault.message)
    return fault.code === 'bad-flag' ? 2 : 1
  }
}
