import type { JournalClient } from '../../data/journal-client'
import type { Damage } from '../../data/vault-storage'
import type { CollectionDamage } from '../../sync/types'
import { type Ground, putBack, type SealedRow } from './put-back'

/** A reading of many damaged records tells of each; they are looked up together after this, milliseconds. */
const gatherMs = 200

export type Mending = {
  of: (collection: string) => CollectionDamage
  stop: () => Promise<void>
}

type State = { found: Damage; askedJournal: boolean; askedCenter: boolean; whole: boolean }

const keyOf = ({ collection, id }: Damage) => `${collection} ${id}`

/**
 * Makes damaged records good as soon as they are noticed, by whoever read them: first what the journal has of them, which
 * needs no network and may not be sent yet, then, at the next round, what the center has (sync/make-good.ts).
 */
export function keepMending({ vault, migrations, journal }: Ground & { journal: Pick<JournalClient, 'history'> }): Mending {
  const states = new Map<string, State>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let working: Promise<void> = Promise.resolve()

  const isWhole = async ({ collection, id }: Damage): Promise<boolean> =>
    (await (await vault.instance(collection)).findDocumentsById([id], true)).length > 0
  const look = async (state: State) => {
    if (!(await isWhole(state.found))) return
    state.whole = true
    vault.madeGood(state.found)
  }
  const rowsOf = async ({ collection, id }: Damage): Promise<SealedRow[]> =>
    (await journal.history(collection, id)).flatMap((line) => ('sealed' in line ? [{ collection, sealed: line.sealed }] : []))

  const fromJournal = async () => {
    for (const state of [...states.values()].filter(({ askedJournal }) => !askedJournal)) {
      try {
        await putBack({ vault, migrations }, await rowsOf(state.found))
        state.askedJournal = true
        await look(state)
      } catch {
        // The host or the store fails: the next reading asks again, and the center is asked whatever the journal said.
      }
    }
  }
  const end = vault.onDamage((found) => {
    const known = states.get(keyOf(found))
    if (!known) states.set(keyOf(found), { found, askedJournal: false, askedCenter: false, whole: false })
    else if (known.whole) Object.assign(known, { askedJournal: false, askedCenter: false, whole: false })
    else if (known.askedJournal) return
    timer ??= setTimeout(() => {
      timer = undefined
      working = working.then(fromJournal)
    }, gatherMs)
  })
  return {
    of(collection) {
      const own = () => [...states.values()].filter(({ found }) => found.collection === collection)
      return {
        ids: () => own().flatMap(({ found, askedCenter }) => (askedCenter ? [] : [found.id])),
        async asked(ids) {
          for (const state of own()) {
            if (!ids.includes(state.found.id)) continue
            state.askedCenter = true
            await look(state)
          }
        },
        count: () => ({ found: own().length, restored: own().filter(({ whole }) => whole).length }),
      }
    },
    async stop() {
      end()
      clearTimeout(timer)
      await working
    },
  }
}
