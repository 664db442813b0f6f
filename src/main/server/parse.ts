import { z } from 'zod'
import { Refusal } from '../refusal'
import { readJson } from './guard'

/** The body of a request, as its schema knows it. Throws a Refusal: 400 `bad-request`, and what readJson throws. */
export async function parseBody<T>(request: Request, schema: z.ZodType<T>, limit: number): Promise<T> {
  const parsed = schema.safeParse(await readJson(request, limit))
  if (parsed.success) return parsed.data
  throw new Refusal(400, 'bad-request', z.prettifyError(parsed.error))
}
