import { z } from 'zod'
import { mentorExchangeSchema } from '../training/mentor-exchange-schema'

const id = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}-[0-9a-z-]+$`))
    .max(64)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const line = (most: number) => z.string().max(most)
const hours = z.number().min(0).max(1000).multipleOf(0.25)

const learner = z.object({
  id: id('learner'),
  name: line(60).min(1),
  phone: line(30).optional(),
  organisation: line(120).optional(),
})
/** A day of a session, under the id it has wherever it is carried to. `asOf`: the day on which its center said so last. */
const attested = z.object({
  id: id('carried'),
  learnerId: id('learner'),
  title: line(120).min(1),
  day,
  creditHours: hours,
  organisation: line(120),
  asOf: day,
})
const certificate = z.object({
  id: id('certificate'),
  learnerId: id('learner'),
  year: z.string().regex(/^\d{4}$/),
  creditHours: hours,
  certificateNo: z.string().regex(/^\d{26}$/),
  issuedOn: day,
  organisation: line(120).optional(),
  void: z.boolean().optional(),
  reason: line(300).optional(),
})

/** 学时交换文件: what workers take along to another center of the city. */
export const exchangeBodySchema = z.object({
  center: line(120),
  centerCode: z.string().regex(/^\d{12}$/),
  /** ISO instant */
  at: line(32),
  learners: z.array(learner).max(2_000),
  hours: z.array(attested).max(50_000),
  certificates: z.array(certificate).max(10_000),
  mentors: mentorExchangeSchema,
})
export type ExchangeBody = z.infer<typeof exchangeBodySchema>

/** `seal` follows from the body's text and the city's salt: a file of another city, or one that was changed, has another. */
export const exchangeFileSchema = z.object({
  format: z.literal('yizhan-academy-exchange'),
  version: z.literal(1),
  seal: line(26),
  body: z.string(),
})
