import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { version } from '../package.json'
import { readHubAddress } from '../src/main/hub/address'
import { type Couch, createCouch } from '../src/main/hub/couch'
import { startHub } from '../src/main/hub/embedded'
import { lockFolder } from '../src/main/lock'
import { StartError } from '../src/main/refusal'

export type OpenedCouch = { couch: Couch; close: () => Promise<void> }

const hostSchema = z.looseObject({ hubPort: z.number().int() })
const adminSchema = z.object({ name: z.string(), password: z.string() })

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))

/** A CouchDB by its address, with an administrator's name and password in it. Throws a StartError. */
export function openRemote(address: string): OpenedCouch {
  const { root, credentials } = readHubAddress(address)
  return { couch: createCouch(root, credentials), close: async () => undefined }
}

/** The hub of a station's folder: asked where it runs, else started for this command and stopped after it. */
export async function openOwn(folder: string): Promise<OpenedCouch> {
  const dataDir = resolve(folder)
  let free: () => Promise<void>
  try {
    free = await lockFolder(dataDir)
  } catch (fault) {
    if (!(fault instanceof StartError) || fault.code !== 'data-in-use') throw fault
    const { hubPort } = hostSchema.parse(await readJson(join(dataDir, 'host.json')))
    const admin = adminSchema.parse(await readJson(join(dataDir, 'hub', 'admin.json')))
    return { couch: createCouch(`http://127.0.0.1:${hubPort}`, admin), close: async () => undefined }
  }
  try {
    const hub = await startHub({ folder: join(dataDir, 'hub'), port: 0, version })
    const close = async () => {
      await hub.close()
      await free()
    }
    return { couch: createCouch(hub.root, hub.admin), close }
  } catch (fault) {
    await free()
    throw fault
  }
}
