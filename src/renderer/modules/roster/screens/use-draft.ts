import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LocalNotes } from '../../../data/context'
import { useContextOfStore } from '../../../data/provider'
import { createShelter } from '../../../data/shelter'
import { storeHealth } from '../../../data/store-health'
import type { FormValues } from './person-form'
import type { PersonForm } from './use-person-form'

type Kept = { values: FormValues }

const restMs = 800

/** `subject` is a resident's id or `new`. A draft belongs to who typed it. */
const draftKey = (author: string, subject: string): string => `resident-draft:${author}:${subject}`

/**
 * The store's notes, and for as long as the browser keeps the store closed a shelter beside them, which outlives the reload
 * that opens it anew.
 */
function useDraftsAtHand(): Pick<LocalNotes, 'read' | 'write' | 'remove'> {
  const { local, key } = useContextOfStore()
  return useMemo(() => {
    const shelter = createShelter(key)
    return {
      read: async <T>(name: string) => (await shelter.read<T>(name)) ?? local.read<T>(name),
      async write(name, value) {
        const write = () =>
          local.write(name, value).then(
            () => true,
            // Whatever keeps it from the store is told when the form is saved, not while somebody types.
            () => false,
          )
        if (!storeHealth.isBroken() && (await write())) shelter.drop(name)
        else await shelter.put(name, value)
      },
      async remove(name) {
        shelter.drop(name)
        await local.remove(name)
      },
    }
  }, [local, key])
}

export type Draft = {
  /** What was not saved last time stands in the form again. */
  restored: boolean
  /** It was saved, or given up. */
  forget: () => Promise<void>
  /** Forgets it and empties the form to what it began with. */
  drop: () => Promise<void>
}

/**
 * Keeps what is typed on this device until it is saved or given up, so that a crash or a power cut costs nothing,
 * and puts it back into the form the next time.
 */
export function useDraft(subject: string, form: PersonForm): Draft {
  const { actor } = useContextOfStore()
  const local = useDraftsAtHand()
  const key = draftKey(actor.id, subject)
  const [restored, setRestored] = useState(false)
  const kept = useRef(false)
  const latest = useRef(form)
  latest.current = form
  const { values, dirty } = form
  useEffect(() => {
    let here = true
    local.read<Kept>(key).then((draft) => {
      if (!here || !draft) return
      kept.current = true
      latest.current.restore(draft.values)
      setRestored(true)
    })
    return () => {
      here = false
    }
  }, [local, key])
  useEffect(() => {
    if (!dirty) return
    const timer = setTimeout(() => {
      kept.current = true
      local.write<Kept>(key, { values })
    }, restMs)
    return () => clearTimeout(timer)
  }, [local, key, values, dirty])
  const forget = useCallback(async () => {
    if (kept.current) await local.remove(key)
    kept.current = false
  }, [local, key])
  const drop = async () => {
    await forget()
    latest.current.reset()
    setRestored(false)
  }
  return { restored, forget, drop }
}

/** Hears of it when something was left unsaved last time. */
export function useLeftDraft(subject: string, onFound: () => void): void {
  const { actor } = useContextOfStore()
  const local = useDraftsAtHand()
  const key = draftKey(actor.id, subject)
  const found = useRef(onFound)
  found.current = onFound
  useEffect(() => {
    let here = true
    local.read<Kept>(key).then((draft) => {
      if (here && draft) found.current()
    })
    return () => {
      here = false
    }
  }, [local, key])
}
