import { z } from 'zod'

const id = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}-[0-9a-z-]+$`))
    .max(64)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const line = (most: number) => z.string().max(most)

/** One mentor, as another center wrote it. */
const group = z.object({
  id: id('mentorgroup'),
  name: line(60).min(1),
  phone: line(30).optional(),
  role: line(60).optional(),
  organisation: line(120).optional(),
  startsOn: day.optional(),
  endsOn: day.optional(),
  reason: line(300).optional(),
})

const pairing = z.object({
  id: id('mentorpairing'),
  mentorGroupId: id('mentorgroup'),
  learnerId: id('learner'),
  name: line(60).min(1),
  organisation: line(120).optional(),
  /** Decides between two made apart, so it is compared as written: UTC, with milliseconds. */
  pairedAt: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  startsOn: day,
  endsOn: day.optional(),
  reason: line(300).optional(),
})

/** The mentors of the workers a file of exchange is about, and every pairing that names those workers. */
export const mentorExchangeSchema = z.object({ groups: z.array(group).max(2_000), pairings: z.array(pairing).max(5_000) })
export type MentorExchange = z.infer<typeof mentorExchangeSchema>
