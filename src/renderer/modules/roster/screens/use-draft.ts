import { useEffect, useRef } from 'react'
import { useContextOfStore } from '../../../data/provider'
import type { FormValues } from './person-form'

type Draft = { values: FormValues }

const restMs = 800

/** `subject` is a resident's id or `new`. A draft belongs to who typed it. */
const draftKey = (author: string, subject: string): string => `resident-draft:${author}:${subject}`

/**
 * Keeps what is typed on this device until it is saved or given up, so that a crash or a power cut costs nothing.
 * `onFound` hears of what was left of last time. Answers the forgetting.
 */
export function useDraft(
  subject: string,
  values: FormValues,
  dirty: boolean,
  onFound: (values: FormValues) => void,
): { forget: () => Promise<void> } {
  const { local, actor } = useContextOfStore()
  const key = draftKey(actor.id, subject)
  const found = useRef(onFound)
  found.current = onFound
  const kept = useRef(false)
  useEffect(() => {
    let here = true
    local.read<Draft>(key).then((draft) => {
      if (!here || !draft) return
      kept.current = true
      found.current(draft.values)
    })
    return () => {
      here = false
    }
  }, [local, key])
  useEffect(() => {
    if (!dirty) return
    const timer = setTimeout(() => {
      kept.current = true
      local.write<Draft>(key, { values })
    }, restMs)
    return () => clearTimeout(timer)
  }, [local, key, values, dirty])
  return {
    async forget() {
      if (!kept.current) return
      kept.current = false
      await local.remove(key)
    },
  }
}

/** Whether something was left unsaved last time, without opening the form. */
export function useHasDraft(subject: string, onFound: () => void): void {
  const { local, actor } = useContextOfStore()
  const key = draftKey(actor.id, subject)
  const found = useRef(onFound)
  found.current = onFound
  useEffect(() => {
    let here = true
    local.read<Draft>(key).then((draft) => {
      if (here && draft) found.current()
    })
    return () => {
      here = false
    }
  }, [local, key])
}
