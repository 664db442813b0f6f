/** Area codes have three digits (010 and 02x) or four: without a dash only they say where the number itself begins. */
const landline = /^(0(?:10|2\d|[3-9]\d{2})-?)(\d{5,8})$/

/** `138****1234`; a landline keeps its area code and its last two digits: `027-******66`. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`
  const [, area, local] = landline.exec(phone) ?? []
  if (area && local) return `${area}${'*'.repeat(local.length - 2)}${local.slice(-2)}`
  return phone.length <= 4 ? '*'.repeat(phone.length) : `${'*'.repeat(phone.length - 4)}${phone.slice(-4)}`
}

/** A mobile number (11 digits from 1), a landline with or without its area code and extension, 400/800, or one from abroad (`+…`). */
export const isPhone = (phone: string): boolean =>
  /^(1[3-9]\d{9}|(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?|[48]00-?\d{3}-?\d{4}|\+(?!86)\d{6,15})$/.test(phone)
