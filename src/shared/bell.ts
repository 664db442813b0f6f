import { z } from 'zod'

/**
 * `GET /sync/bell` is a `text/event-stream` of these: which collection changed at the center,
 * or that the center cannot be reached (or can again). A comment line every 25 s keeps it alive.
 */
export const bellEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), collection: z.string() }),
  z.object({ kind: z.literal('reachable'), reachable: z.boolean() }),
])
export type BellEvent = z.infer<typeof bellEventSchema>
