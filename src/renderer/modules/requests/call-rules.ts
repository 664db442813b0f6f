import type { CallContact } from './schema'

export type ContactInput = {
  name: string
  phone: string
  role?: string
  estateId?: string
  category?: string
  /** Who calls them; empty: the desk does. */
  callerId?: string
  order?: number
  note?: string
}
export const contactFields = ['name', 'phone', 'role', 'estateId', 'category', 'callerId', 'order', 'note'] as const

export type ContactRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'name-missing' }
  | { code: 'phone-missing' }
  /** They would be called by somebody they themselves call. */
  | { code: 'circle' }

export type CallNode = { contact: CallContact; depth: number; callees: CallNode[] }

const inOrder = (a: CallContact, b: CallContact): number =>
  a.order - b.order || a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1)

/**
 * 电话树: the desk calls those nobody else calls, and they call on. Whose caller is gone is called by the desk; where two stations
 * apart made a circle, it is opened at the first of it by order, so that everybody is called once on every station.
 */
export function callTree(contacts: readonly CallContact[]): CallNode[] {
  const active = contacts.filter((contact) => contact.active !== false).sort(inOrder)
  const known = new Set(active.map(({ id }) => id))
  const callees = new Map<string, CallContact[]>()
  for (const contact of active) {
    const caller = contact.callerId && known.has(contact.callerId) ? contact.callerId : ''
    const of = callees.get(caller)
    if (of) of.push(contact)
    else callees.set(caller, [contact])
  }
  const reached = new Set<string>()
  const grow = (contact: CallContact, depth: number): CallNode => {
    reached.add(contact.id)
    const next = (callees.get(contact.id) ?? []).filter(({ id }) => !reached.has(id))
    return { contact, depth, callees: next.map((one) => grow(one, depth + 1)) }
  }
  const roots = (callees.get('') ?? []).map((contact) => grow(contact, 0))
  for (const contact of active) if (!reached.has(contact.id)) roots.push(grow(contact, 0))
  return roots
}

/** The tree line by line, callers before those they call. */
export const linesOf = (nodes: readonly CallNode[]): CallNode[] => nodes.flatMap((node) => [node, ...linesOf(node.callees)])

/** Blanks away; empty fields left out. */
export function tidyContact(input: ContactInput): ContactInput {
  const entries = contactFields.flatMap((field) => {
    const value = input[field]
    const tidy = typeof value === 'string' ? value.normalize('NFKC').trim() : value
    return tidy === undefined || tidy === '' ? [] : [[field, tidy] as const]
  })
  return { ...Object.fromEntries(entries), name: input.name.trim(), phone: input.phone.normalize('NFKC').replace(/\s/g, '') }
}

/** `id` is the contact that is changed; null for a new one. */
export function refuseContact(id: string | null, input: ContactInput, contacts: readonly CallContact[]): ContactRefusal | null {
  if (input.name === '') return { code: 'name-missing' }
  if (input.phone === '') return { code: 'phone-missing' }
  const callers = new Map(contacts.map((contact) => [contact.id, contact.callerId]))
  const seen = new Set<string>()
  for (let at = input.callerId; at && !seen.has(at); at = callers.get(at)) {
    if (at === id) return { code: 'circle' }
    seen.add(at)
  }
  return null
}
