import type { Context, Patch } from '../../data/context'
import { done, type Result, refused } from '../../lib/result'
import { allContacts } from './call-queries'
import { type ContactInput, type ContactRefusal, contactFields, refuseContact, tidyContact } from './call-rules'
import type { CallContact } from './schema'

const contactsOf = async (context: Context): Promise<CallContact[]> =>
  (await allContacts(context.data).exec()).map((found) => found.toMutableJSON() as CallContact)

/** One name and number stand on the list once, whichever stations enter them; who was taken off comes back. */
const contactId = ({ keyOf }: Context, { name, phone }: ContactInput): string => `contact-${keyOf('contact', name, phone)}`

/** Somebody to be called in an emergency; entered again they are put right. */
export async function keepContact(
  context: Context,
  input: { id: string | null; contact: ContactInput },
): Promise<Result<CallContact, ContactRefusal>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const contacts = await contactsOf(context)
  const contact = tidyContact(input.contact)
  const id = input.id ?? contactId(context, contact)
  const known = contacts.find((one) => one.id === id)
  if (input.id && !known) return refused({ code: 'gone' })
  const refusal = refuseContact(id, contact, contacts)
  if (refusal) return refused(refusal)
  const last = Math.max(0, ...contacts.map(({ order }) => order))
  const order = contact.order ?? known?.order ?? Math.min(10_000, last + 1)
  const patch = { ...Object.fromEntries(contactFields.map((field) => [field, contact[field]])), order } as Patch<'requests'>
  if (known) return done((await context.change('requests', id, { ...patch, active: true })) as CallContact)
  return done((await context.write('requests', { id, kind: 'callContact', ...contact, order, active: true })) as CallContact)
}

/** Off the list; whoever they called is called by the desk. */
export async function dropContact(
  context: Context,
  { id }: { id: string },
): Promise<Result<CallContact, { code: 'not-allowed' } | { code: 'gone' }>> {
  if (!context.may('requests.write')) return refused({ code: 'not-allowed' })
  const found = await context.data.requests.findOne(id).exec()
  if (found?.kind !== 'callContact') return refused({ code: 'gone' })
  return done((await context.change('requests', id, { active: false })) as CallContact)
}
