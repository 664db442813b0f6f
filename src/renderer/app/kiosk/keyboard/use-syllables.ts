import { useEffect, useState } from 'react'
import { loadSyllables } from './load-syllables'
import type { Syllables } from './syllables'

let loading: Promise<Syllables> | null = null

/** The dictionary, null until it is read (some tens of milliseconds, once). */
export function useSyllables(): Syllables | null {
  const [syllables, setSyllables] = useState<Syllables | null>(null)
  useEffect(() => {
    let gone = false
    loading ??= loadSyllables()
    loading.then(
      (read) => {
        if (!gone) setSyllables(read)
      },
      () => {
        // Part of the app like any other script: it is asked for once more when the keys come up again.
        loading = null
      },
    )
    return () => {
      gone = true
    }
  }, [])
  return syllables
}
