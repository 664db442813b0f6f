import { z } from 'zod'
import { readText, writeAtomic } from './files'

/** Where a host keeps passwords. Electron passes one on `safeStorage`; the Node host keeps a file of mode 0600. */
export type Secrets = {
  /** The secret of that name, or null where none was written. */
  read(name: string): Promise<string | null>
  write(name: string, value: string): Promise<void>
}

const fileSchema = z.record(z.string(), z.string())

/** Secrets in one JSON file that only its owner can read. */
export function fileSecrets(path: string): Secrets {
  const load = async () => {
    const text = await readText(path)
    return text === null ? {} : fileSchema.parse(JSON.parse(text))
  }
  // One after the other: two writers that read the same file would lose one secret.
  let last: Promise<unknown> = Promise.resolve()
  return {
    read: async (name) => (await load())[name] ?? null,
    write: (name, value) => {
      const next = last.then(async () => writeAtomic(path, `${JSON.stringify({ ...(await load()), [name]: value }, null, 2)}\n`))
      last = next.catch(() => undefined)
      return next
    },
  }
}
