import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type SealedIntake, sealedIntakeSchema } from '../../shared/intake'
import { readText, removeFile, syncFolder, writeAtomic } from '../files'
import { createTurns } from '../journal/commit'
import { asDiskFault } from '../journal/tail'
import { Refusal } from '../refusal'

export type IntakeQueue = {
  /** Resolves once it is on the disk. Throws a Refusal: `other-intake`, `queue-full`, `disk-full`. */
  add(item: SealedIntake): Promise<void>
  /** The oldest that wait. */
  oldest(most: number): Promise<SealedIntake[]>
  /** The center has it, or a desk took it already. */
  handedOver(ids: readonly string[]): Promise<void>
  /** The center does not want it: it is kept beside the others, for whoever looks into it, and counted. */
  refuse(id: string): Promise<void>
  counts(): { unsent: number; refused: number }
}

export const queueLimit = 5_000

/** `<moment of arrival, ms>-<id>.json`: a listing is in order. */
const nameOf = (id: string, at: number) => `${String(at).padStart(14, '0')}-${id}.json`
const named = /^\d{14}-(intake-[0-9a-z]{26})[.]json$/

/**
 * What was handed in and is not at the center yet: one file each, replaced and flushed as a whole, so that a power cut leaves it
 * or leaves nothing. A file goes when the center has said that it holds the document under the same id; asked twice, it says so twice.
 */
export async function openIntakeQueue(folder: string, now: () => number, report: (fault: unknown) => void): Promise<IntakeQueue> {
  const aside = join(folder, 'refused')
  await mkdir(aside, { recursive: true, mode: 0o700 })
  const inTurn = createTurns()
  const waiting = new Map<string, string>()
  let refused = (await readdir(aside)).length
  for (const name of (await readdir(folder)).sort()) {
    const id = named.exec(name)?.[1]
    if (id) waiting.set(id, name)
    // What a power cut left of a file that was not answered for yet.
    else if (name.endsWith('.tmp')) await rm(join(folder, name), { force: true })
  }

  const setAside = async (id: string, name: string) => {
    await rename(join(folder, name), join(aside, name))
    await syncFolder(aside)
    await syncFolder(folder)
    if (waiting.delete(id)) refused += 1
  }

  const load = async (id: string, name: string): Promise<SealedIntake | null> => {
    try {
      const item = sealedIntakeSchema.parse(JSON.parse((await readText(join(folder, name))) ?? ''))
      if (item.id === id) return item
      throw new Error(`It holds ${item.id}`)
    } catch (cause) {
      report(new Error(`The file ${name} of the queue is damaged and is set aside`, { cause }))
      await setAside(id, name)
      return null
    }
  }

  const add = async (item: SealedIntake) => {
    const text = JSON.stringify(item)
    const known = waiting.get(item.id)
    if (known !== undefined) {
      if ((await readText(join(folder, known)))?.trimEnd() === text) return
      throw new Refusal(409, 'other-intake', 'Something else was handed in under this id')
    }
    if (waiting.size >= queueLimit) throw new Refusal(507, 'queue-full', `${queueLimit} intakes wait for the center`)
    const name = nameOf(item.id, now())
    await writeAtomic(join(folder, name), `${text}\n`).catch((cause: unknown) => {
      throw asDiskFault(cause)
    })
    waiting.set(item.id, name)
  }

  return {
    add: (item) => inTurn(() => add(item)),
    oldest: (most) =>
      inTurn(async () => {
        const items: SealedIntake[] = []
        for (const [id, name] of [...waiting].slice(0, most)) {
          const item = await load(id, name)
          if (item) items.push(item)
        }
        return items
      }),
    handedOver: (ids) =>
      inTurn(async () => {
        for (const id of ids) {
          const name = waiting.get(id)
          if (name === undefined) continue
          await removeFile(join(folder, name))
          waiting.delete(id)
        }
      }),
    refuse: (id) =>
      inTurn(async () => {
        const name = waiting.get(id)
        if (name !== undefined) await setAside(id, name)
      }),
    counts: () => ({ unsent: waiting.size, refused }),
  }
}
