import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { type TerminalNames as Names, terminalNamesSchema } from '../../../shared/journal'
import type { LocalNotes } from '../../data/context'
import { useContextOfStore } from '../../data/provider'
import type { Fetch } from '../start/host'

const note = 'terminal-names'
const everyMs = 60 * 60_000

export const knownNames = async (local: LocalNotes): Promise<Names> => (await local.read<Names>(note)) ?? {}

/** Asks the host for the names and keeps them on this device; a terminal that left the center keeps the name it had. */
export async function learnNames(local: LocalNotes, fetch: Fetch): Promise<Names> {
  const { terminals } = terminalNamesSchema.parse(await (await fetch('/sync/terminals')).json())
  const known = await knownNames(local)
  if (Object.entries(terminals).every(([device, name]) => known[device] === name)) return known
  const names = { ...known, ...terminals }
  await local.write(note, names)
  return names
}

const NamesContext = createContext<Names>({})

/** Knows the other computers of the center by name, offline too, for the pages that say where something was written. */
export function TerminalNames({ fetch, children }: { fetch: Fetch; children: ReactNode }) {
  const { local } = useContextOfStore()
  const [names, setNames] = useState<Names>({})
  useEffect(() => {
    let wanted = true
    const take = (found: Names) => {
      if (wanted) setNames(found)
    }
    // Without names the numbers are shown; the host is asked again in an hour.
    const learn = () => void learnNames(local, fetch).then(take, () => undefined)
    void knownNames(local).then(take)
    learn()
    const timer = setInterval(learn, everyMs)
    return () => {
      wanted = false
      clearInterval(timer)
    }
  }, [local, fetch])
  return <NamesContext.Provider value={names}>{children}</NamesContext.Provider>
}

/** What the terminals of the center are called, by device id. */
export const useTerminalNames = (): Names => useContext(NamesContext)
