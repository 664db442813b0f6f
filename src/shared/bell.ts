import { z } from 'zod'
import { diskLevels } from './journal'

/**
 * `GET /sync/bell` is a `text/event-stream` of these: which collection changed at the center,
 * that the center cannot be reached (or can again), or that the disk of the host has another level of room.
 * A comment line every 25 s keeps it alive.
 */
export const bellEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), collection: z.string() }),
  z.object({ kind: z.literal('reachable'), reachable: z.boolean() }),
  z.object({ kind: z.literal('disk'), level: z.enum(diskLevels) }),
])
export type BellEvent = z.infer<typeof bellEventSchema>
