import { isPhone } from '../../../lib/national/phone'
import type { flowText } from './text'

/** Who hands something in, as typed; gone with the visit. */
export type Person = { name: string; phone: string }

export const nobody: Person = { name: '', phone: '' }

type Texts = (typeof flowText)['zh-CN']

/** What is missing, by field; nothing is sent that nobody could answer. */
export function faultsOf({ name, phone }: Person, text: Texts): { name?: string; phone?: string } {
  const nameFault = name.trim() === '' ? { name: text.nameMissing } : {}
  if (phone === '') return { ...nameFault, phone: text.phoneMissing }
  return isPhone(phone) ? nameFault : { ...nameFault, phone: text.phoneForm }
}
