import { foldName } from '../../lib/fold'
import type { Matter, matterChannels } from '../catalogue/schema'

export type Channel = (typeof matterChannels)[number]

type KeyOf = (...parts: string[]) => string

/** A matter of the city's file is the same record at every desk: by its code, else by its name. */
export const listedMatterId = (keyOf: KeyOf, { code, title }: { code?: string | undefined; title: string }): string =>
  `matter-${keyOf('matter', code ? `code ${code}` : `name ${foldName(title)}`)}`

/** Out of the city's file; others were entered by hand at a desk of this center. */
export const isListed = ({ version }: Pick<Matter, 'version'>): boolean => version !== undefined

export const isOpen = ({ open }: Pick<Matter, 'open'>): boolean => open !== false

/** Where a matter is dealt with; one that says nothing is the community's own. */
export const channelsOf = ({ channels }: Pick<Matter, 'channels'>): readonly Channel[] =>
  channels && channels.length > 0 ? channels : ['community']

/** As a kiosk offers them while nothing is typed: what can be done there first, then what the community does, the rest after it. */
export function nearestFirst<T extends Pick<Matter, 'channels'>>(matters: readonly T[]): T[] {
  const place = (matter: T): number => {
    const channels = channelsOf(matter)
    return channels.includes('kiosk') ? 0 : channels.includes('community') ? 1 : 2
  }
  return [...matters].sort((a, b) => place(a) - place(b))
}

/**
 * 目录版本 of what is open, the most matters first. More than one stands there after two desks took in two files without a network:
 * the newest file, taken in once more, makes it one again.
 */
export function editionsOf(matters: readonly Pick<Matter, 'version' | 'open'>[]): { version: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const matter of matters)
    if (matter.version !== undefined && isOpen(matter)) counts.set(matter.version, (counts.get(matter.version) ?? 0) + 1)
  return [...counts]
    .map(([version, count]) => ({ version, count }))
    .sort((a, b) => b.count - a.count || a.version.localeCompare(b.version))
}

export const longestVersion = 40

export type UseRefusal = { code: 'not-allowed' }

/** The counter of one desk for one matter and one month (`YYYY-MM-01`): only that desk writes it. */
export const matterUseId = (keyOf: KeyOf, use: { matterId: string; device: string; month: string }): string =>
  `use-${keyOf('matterUse', use.matterId, use.device, use.month)}`

export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/** How often: 查询 打印 受理 */
export type Uses = { lookedUp: number; printed: number; takenIn: number }

/** What one visit at a kiosk was for, as the intake keeps it. */
export type Visit = { day: string; lookedUp: readonly string[]; printed: readonly string[] }

type Counted = { kind: string; originId?: string; day?: string; lookedUp?: number; printed?: number }

/**
 * Adds up the counters of all desks, the visits at kiosks and what was taken in (tickets that name the matter), by matter. `from` and `to` are days,
 * both included; a counter belongs to its month.
 */
export function usesOf(
  records: readonly Counted[],
  visits: readonly Visit[],
  { from, to }: { from: string; to: string },
): Map<string, Uses> {
  const uses = new Map<string, Uses>()
  for (const visit of visits) {
    if (visit.day < from || visit.day > to) continue
    for (const what of ['lookedUp', 'printed'] as const)
      for (const id of visit[what]) {
        const sum = uses.get(id) ?? { lookedUp: 0, printed: 0, takenIn: 0 }
        sum[what] += 1
        uses.set(id, sum)
      }
  }
  for (const { kind, originId, day = '', lookedUp = 0, printed = 0 } of records) {
    if (!originId || day < (kind === 'matterUse' ? monthOf(from) : from) || day > to) continue
    const sum = uses.get(originId) ?? { lookedUp: 0, printed: 0, takenIn: 0 }
    if (kind === 'matterUse') {
      sum.lookedUp += lookedUp
      sum.printed += printed
    } else if (kind === 'ticket') sum.takenIn += 1
    else continue
    uses.set(originId, sum)
  }
  return uses
}

/** What a ticket (工单) made of a matter is filed under. */
export const matterCategory = '办事'

/** What is written down of the materials: what was brought and what is lacking, by the places in the list that were ticked. */
export function materialsBy(materials: readonly string[], ticked: ReadonlySet<number>): { brought: string[]; lacking: string[] } {
  return {
    brought: materials.filter((_, index) => ticked.has(index)),
    lacking: materials.filter((_, index) => !ticked.has(index)),
  }
}

/** 本月 · 近三个月 · 近一年, the month that runs included. */
export const periods = ['thisMonth', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]

const monthsOf: Readonly<Record<Period, number>> = { thisMonth: 0, quarter: 2, year: 11 }

/** The first day of a period that ends with a day. */
export function sinceOf(period: Period, day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - monthsOf[period], 1)).toISOString().slice(0, 10)
}
