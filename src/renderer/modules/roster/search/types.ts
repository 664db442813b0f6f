import type { CareTag, Place, PlaceKind, Resident } from '../schema'

/** What the roster's list asks of the index: all parts narrow, an empty query is everyone living here. */
export type RosterQuery = {
  text: string
  estateId?: string
  gridId?: string
  buildingId?: string
  dwellingId?: string
  householdId?: string
  /** Any of these. */
  householdIds?: readonly string[]
  sex?: '1' | '2'
  /** Full years, inclusive. */
  ageFrom?: number
  ageTo?: number
  careTag?: CareTag
  /** Absent: those living here; with a text also who moved out or died, after all others. `any`: everyone. */
  presence?: Resident['presence'] | 'any'
  verification?: Resident['verification']
  /** `relevance` is the order of a search; without a text it falls back to address. */
  sort: 'relevance' | 'name' | 'address' | 'age'
  descending?: boolean
}

/** One line of the list: what is shown without opening the record. Numbers are masked by the screen. */
export type RosterRow = {
  id: string
  name: string
  sex: Resident['sex']
  birthDate: string
  citizenNumber: string
  phone: string
  /** `百瑞苑 3-2-501` */
  address: string
  dwellingId: string
  householdId: string
  relationToHead: string
  careTags: CareTag[]
  presence: Resident['presence']
  verification: Resident['verification']
  /** The part of the name that was searched for, in characters; absent where something else was found. */
  found?: { from: number; to: number }
}

/** An answer carries the total and one window of rows; the list asks for further windows as it scrolls. */
export type RosterAnswer = { total: number; from: number; rows: RosterRow[] }

export type PlaceOption = { id: string; name: string; parentId: string; gridId: string; people: number }

/** What stands above the list: choices for the filters and figures for the overview. */
export type RosterFacets = {
  people: number
  households: number
  /** Living here and not yet checked (待核). */
  pending: number
  estates: PlaceOption[]
  grids: PlaceOption[]
  buildings: PlaceOption[]
  /** Living here, by ten-year group from 0: `[0–9, 10–19, …, 90+]`, men and women. */
  ages: { male: number[]; female: number[] }
  careTags: Partial<Record<CareTag, number>>
}

/** `isComplete` is false while more was written than the index has read: the figures will change by themselves. */
export type RosterFigures = RosterFacets & { isComplete: boolean }

/** A place with what is in it: one row of the tree of places. */
export type PlaceNode = {
  id: string
  kind: PlaceKind
  name: string
  parentId: string
  gridId: string
  useType: Place['useType']
  /** Living here. */
  people: number
  households: number
  /** Places directly below, households not counted. */
  children: number
}

/** The index lives in a worker; this is all the page knows of it. */
export type RosterIndex = {
  /** Resolves when every record the store held at opening is searchable; rejects where the store cannot be read. */
  ready: Promise<void>
  query: (query: RosterQuery, from: number, count: number) => Promise<RosterAnswer>
  facets: () => Promise<RosterFigures>
  /** The places directly below one, in the order of a walk; without a parent the estates and the grids. */
  placesBelow: (parentId: string | null) => Promise<PlaceNode[]>
  /** The place and everything above it, from the top; empty where it is unknown. */
  pathOf: (placeId: string) => Promise<PlaceNode[]>
  /** Calls back (at most every 200 ms) after records changed and the index has caught up. Answers the unsubscribe. */
  onChange: (listener: () => void) => () => void
  close: () => void
}
