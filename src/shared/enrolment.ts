import { z } from 'zod'
import { setUpSchema } from './station'

/** Crockford's 32: no I, L, O, U, so that nothing read aloud or from paper is taken for another. */
export const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 12 signs: 11 by chance, 55 bits, and one that tells a typing error. */
export const codeLength = 12

/** The check sign of the first 11: two signs exchanged or one mistyped give another (but 0 for Z). */
export const checkSign = (signs: string): string => {
  const sum = [...signs].reduce((total, sign, index) => total + codeLetters.indexOf(sign) * (index + 1), 0)
  return codeLetters[sum % 31] ?? ''
}

/** As it is printed: `7K2M-9QXA-B3CD`. */
export const spellCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

export type CodeRefusal = { code: 'empty' } | { code: 'length'; typed: number } | { code: 'letters' } | { code: 'check' }

/** A 登记码 as somebody types it: small letters, spaces, full width, O for 0 and I or L for 1 are all understood. */
export function readEnrolmentCode(typed: string): { ok: true; value: string } | { ok: false; refusal: CodeRefusal } {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const refused = (refusal: CodeRefusal) => ({ ok: false as const, refusal })
  if (text === '') return refused({ code: 'empty' })
  if ([...text].some((sign) => !codeLetters.includes(sign))) return refused({ code: 'letters' })
  if (text.length !== codeLength) return refused({ code: 'length', typed: text.length })
  if (checkSign(text.slice(0, -1)) !== text.at(-1)) return refused({ code: 'check' })
  return { ok: true, value: text }
}

/** `POST /station/enrolment` → Station: joins a center that an administrator opened, with the code printed for this computer. */
export const joinSchema = setUpSchema.pick({ collections: true, fields: true, kioskCollections: true }).extend({
  /** Address of the center, with or without `https://`; no name and password. */
  hub: z.string().trim().min(1).max(200),
  code: z.string().max(60),
})
export type Join = z.infer<typeof joinSchema>
