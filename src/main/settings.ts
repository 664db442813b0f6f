import { join } from 'node:path'
import { z } from 'zod'
import { type Station, stationSchema } from '../shared/station'
import { readText, removeFile, writeAtomic } from './files'
import { StartError } from './refusal'

/** What the host itself remembers between starts; no password is in it. */
const hostSettingsSchema = z.object({
  version: z.literal(1),
  /** The page's port. The origin is the key of the browser's database, so it must stay the same. */
  port: z.number().int().min(1).max(65535).nullable().default(null),
  hubPort: z.number().int().min(1).max(65535).nullable().default(null),
  /** The remote hub this station was set up with, without credentials; null: its own. */
  endpoint: z.string().nullable().default(null),
  /** The collections that have a database at the center. */
  collections: z.array(z.string()).default([]),
  /** The fields the center's rule was told, by collection. */
  fields: z.record(z.string(), z.array(z.string())).default({}),
  /** Those of `collections` that kiosks read, too. */
  kioskCollections: z.array(z.string()).default([]),
  /** Address of a card reader's service on this machine, `http://127.0.0.1:…`; written by whoever installs it. */
  cardReader: z.string().nullable().default(null),
  /** Of a kiosk: the paper of its printer. */
  receiptPaper: z.enum(['80mm', 'A5']).default('80mm'),
  /** Number of the last heartbeat, and whether a center restored from an older copy is still to be settled. */
  beat: z.number().int().nonnegative().default(0),
  restored: z.boolean().default(false),
})
export type HostSettings = z.infer<typeof hostSettingsSchema>

export type Settings = {
  host(): HostSettings
  changeHost(patch: Partial<HostSettings>): Promise<void>
  station(): Station | null
  writeStation(station: Station): Promise<void>
  removeStation(): Promise<void>
}

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readText(path)
  if (text === null) return null
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new StartError(
      'data-damaged',
      `文件损坏，请从备份恢复：${path}\nThis file is damaged, restore it from a backup: ${path}`,
      {
        cause,
      },
    )
  }
}

/** Reads `host.json` and `station.json` of a data folder. A damaged file stops the start rather than forget the station. */
export async function openSettings(dataDir: string): Promise<Settings> {
  const hostPath = join(dataDir, 'host.json')
  const stationPath = join(dataDir, 'station.json')
  let host = (await readJson(hostPath, hostSettingsSchema)) ?? hostSettingsSchema.parse({ version: 1 })
  let station = await readJson(stationPath, stationSchema)
  return {
    host: () => host,
    changeHost: async (patch) => {
      const next = { ...host, ...patch }
      await writeAtomic(hostPath, `${JSON.stringify(next, null, 2)}\n`)
      host = next
    },
    station: () => station,
    writeStation: async (next) => {
      await writeAtomic(stationPath, `${JSON.stringify(next, null, 2)}\n`)
      station = next
    },
    removeStation: async () => {
      await removeFile(stationPath)
      station = null
    },
  }
}
