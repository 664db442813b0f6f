import type { Context } from '../../data/context'
import { isPhone } from '../../lib/national/phone'
import { type Result, refused } from '../../lib/result'
import type { Matter } from '../catalogue/schema'
import type { Ticket } from '../requests/schema'
import { isOpen, matterCategory } from './rules'

/** What opens a ticket; the requests module has it, and modules/index.ts brings both together. */
export type OpenTicket = (
  context: Context,
  input: {
    kind: 'ticket'
    title: string
    category: string
    body: string
    name: string
    phone: string
    receiptNo: string
    station: 'desk'
    originId: string
  },
) => Promise<Result<{ id: string; receiptNo?: string | undefined }, { code: string }>>

export type TakeInRefusal = { code: 'not-allowed' | 'ended' | 'name-missing' | 'phone-form' | 'refused' }

/** 受理 at the desk: a ticket that names the matter, filed as 办事, with what was brought and what is lacking in its text. */
export async function takeInMatter(
  context: Context,
  input: { matter: Matter; name: string; phone: string; body: string; receiptNo: string; openTicket: OpenTicket },
): Promise<Result<Pick<Ticket, 'id'>, TakeInRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const { matter, body, receiptNo, openTicket } = input
  if (!isOpen(matter)) return refused({ code: 'ended' })
  const name = input.name.trim()
  const phone = input.phone.trim()
  if (name === '') return refused({ code: 'name-missing' })
  if (phone !== '' && !isPhone(phone)) return refused({ code: 'phone-form' })
  const asked = { title: matter.title, category: matterCategory, body, name, phone, receiptNo, originId: matter.id }
  const opened = await openTicket(context, { kind: 'ticket', station: 'desk', ...asked })
  return opened.ok ? opened : refused({ code: opened.refusal.code === 'not-allowed' ? 'not-allowed' : 'refused' })
}
