import { useRef, useState } from 'react'
import type { Result } from '../../../lib/result'
import type { SubjectState } from '../subject-rules'

const tipOf = ({ counted }: SubjectState): string => counted.at(-1)?.id ?? ''

/**
 * What is typed for the next step. The page may show the step as taken before the operation answers, so what is typed then belongs to
 * the step after it and is not wiped; a step that another desk takes meanwhile leaves what is typed where it is.
 */
export function useStepDraft<T extends object>(state: SubjectState, blank: () => T) {
  const tip = tipOf(state)
  const [draft, setDraft] = useState(() => ({ tip, typed: blank() }))
  const [busy, setBusy] = useState(false)
  const submitting = useRef(false)
  const typed = draft.tip !== tip && submitting.current ? blank() : draft.typed
  return {
    typed,
    busy,
    type: (change: Partial<T>) => setDraft({ tip, typed: { ...typed, ...change } }),
    async submit<R>(work: () => Promise<Result<SubjectState, R>>): Promise<Result<SubjectState, R>> {
      submitting.current = true
      setBusy(true)
      try {
        const result = await work()
        if (result.ok) setDraft((before) => (before.tip === tip ? { tip: tipOf(result.value), typed: blank() } : before))
        return result
      } finally {
        submitting.current = false
        setBusy(false)
      }
    },
  }
}
