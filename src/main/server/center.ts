import type { Join } from '../../shared/enrolment'
import type { TerminalNames } from '../../shared/journal'
import type { SetUp, Station, StationReport } from '../../shared/station'
import type { Heartbeat, HeartbeatAnswer } from './heartbeat'

/** The way to the center's databases, as the proxy and the bell need it. */
export type CenterLink = {
  /** Address of the server, without credentials and without a slash at the end. */
  readonly root: string
  /** The collections that have a database at the center; empty before set-up. */
  collections(): readonly string[]
  /** Address of a collection's database, or null before set-up. */
  database(collection: string): string | null
  /** Address of the database in which each terminal of the center says how it stands, or null before set-up. */
  terminals(): string | null
  /** Address of what one kiosk of this center handed in, or null before set-up. */
  intakeOf(deviceId: string): string | null
  /** The terminal's `Authorization`, or null before set-up. */
  authorization(): Promise<string | null>
}

/** The mode this host runs in: the command line's, else the one chosen at set-up; null before there is one. */
export const modeOf = ({ host, station }: StationReport): 'desk' | 'kiosk' | null => host.mode ?? station?.mode ?? null

/** What the handler asks of the host behind it. Every verb throws a Refusal where it declines. */
export type Center = {
  readonly link: CenterLink
  report(): StationReport
  /** Provisions the center, enrols this terminal, remembers the station. */
  setUp(wish: SetUp): Promise<Station>
  /** Becomes the terminal that an enrolment code was printed for. */
  join(wish: Join): Promise<Station>
  /** Forgets a demo station and, on the hub of this terminal, its invented records. */
  leaveDemo(): Promise<void>
  /** Sees to a database for each collection, the fields its rule knows and who reads it, after an update brought new ones. */
  ensureCollections(wish: Pick<SetUp, 'collections' | 'fields' | 'kioskCollections'>): Promise<void>
  /** Tells the center how this terminal stands, and hears whether the center is an older copy of itself. */
  heartbeat(report: Heartbeat): Promise<HeartbeatAnswer>
  /** What the center's terminals are called, by device id; none where the center does not answer. */
  terminals(): Promise<TerminalNames>
}
