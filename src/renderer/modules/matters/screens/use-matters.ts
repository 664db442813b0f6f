import { useMemo } from 'react'
import { useLive } from '../../../data/live'
import type { Matter } from '../../catalogue/schema'
import { allMatters } from '../queries'
import { isOpen } from '../rules'

const inChinese = new Intl.Collator('zh-CN')

export type Matters = { all: Matter[]; open: Matter[]; byId: ReadonlyMap<string, Matter> }

/** Every matter, by name; kept up to date. Null while the store is asked. */
export function useMatters(): Matters | null {
  const live = useLive(allMatters, [])
  return useMemo(() => {
    if (live.loading) return null
    const all = live.value
      .map((found) => found.toMutableJSON() as Matter)
      .sort((a, b) => inChinese.compare(a.title, b.title) || (a.id < b.id ? -1 : 1))
    return { all, open: all.filter(isOpen), byId: new Map(all.map((matter) => [matter.id, matter])) }
  }, [live])
}
