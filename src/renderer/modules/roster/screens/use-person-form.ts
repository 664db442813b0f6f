import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { dayOf } from '../../../lib/time'
import { faultsOf, type PersonFault, type PersonField, type Surroundings } from '../rules'
import { changedFields, type FormValues, inputOf, mergeInto, typeInto } from './person-form'

type State = {
  base: FormValues
  values: FormValues
  /** Fields that were left once: their faults are shown. */
  left: readonly PersonField[]
  refused: readonly PersonFault[]
  merged: readonly PersonField[]
  clashing: readonly PersonField[]
}

export type PersonForm = ReturnType<typeof usePersonForm>

const begin = (base: FormValues): State => ({ base, values: base, left: [], refused: [], merged: [], clashing: [] })

/**
 * The state of a person's form. `stands` is the record as it is now (it may change while one types), `around` the household.
 * Checks run while one types and are shown under a field once it was left or the save was refused.
 */
export function usePersonForm(stands: FormValues, around: Omit<Surroundings, 'today'>) {
  const today = dayOf(useContextOfStore().clock())
  const [state, setState] = useState<State>(() => begin(stands))
  const seen = useRef(stands)
  useEffect(() => {
    if (changedFields(seen.current, stands).length === 0) return
    seen.current = stands
    setState((now) => {
      const { base, values, merged, clashing } = mergeInto(now.base, now.values, stands)
      return { ...now, base, values, merged: [...new Set([...now.merged, ...merged])], clashing }
    })
  }, [stands])
  const faults = useMemo(() => faultsOf(inputOf(state.values), { ...around, today }), [state.values, around, today])
  const faultOf = (field: PersonField): PersonFault | undefined => {
    const fault = faults.find((one) => one.field === field)
    const told = state.refused.find((one) => one.field === field)
    // What was refused is told until the field is right; a number is checked as soon as it is long enough.
    if (fault && (told || state.left.includes(field))) return fault
    const number = field === 'citizenNumber' && state.values.citizenNumber.replace(/\s/g, '').length >= 18
    return number ? fault : undefined
  }
  // Stable, so that typing into one field does not draw all the others again.
  const type = useCallback(
    (field: PersonField, value: string) => setState((now) => ({ ...now, values: typeInto(now.values, field, value, today) })),
    [today],
  )
  const leave = useCallback(
    (field: PersonField) =>
      setState((now) =>
        now.left.includes(field) || now.values[field] === now.base[field] ? now : { ...now, left: [...now.left, field] },
      ),
    [],
  )
  return {
    today,
    ...state,
    faults,
    faultOf,
    dirty: changedFields(state.base, state.values).length > 0,
    type,
    leave,
    refuse: (refused: readonly PersonFault[]) => setState((now) => ({ ...now, refused })),
    /** Puts an older attempt back into the form. */
    restore: (values: FormValues) => setState((now) => ({ ...now, values: { ...now.values, ...values } })),
    reset: () => setState(begin(stands)),
  }
}
