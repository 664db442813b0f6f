import { learnerId } from './ids'
import type { Learner } from './schema'
import type { PlannedPerson, SheetAnswers, SheetRow, Standing, WhoAsked } from './sheet-types'

const plainPhone = (phone: string | undefined): string => (phone ?? '').replace(/[\s-]/g, '')

/** Who is meant: one of that name, whose phone is not another. A name and a phone together decide among several. */
function whoIs(row: SheetRow, named: readonly Learner[], audience: Learner['audience']): { id: string } | { asked: WhoAsked } {
  if (row.name === '') return { asked: 'nameless' }
  const phonesOf = ({ phone, guardianPhone }: Learner) =>
    [plainPhone(phone), plainPhone(guardianPhone)].filter((one) => one !== '')
  const exact = row.phone === '' ? [] : named.filter((learner) => phonesOf(learner).includes(row.phone))
  const [first] = exact.length === 1 ? exact : named
  if (!first) return { asked: audience === 'minor' ? 'guardian' : row.phone === '' ? 'no-phone' : 'missing' }
  if (exact.length === 1) return { id: first.id }
  if (named.length > 1) return { asked: 'several' }
  return row.phone !== '' && phonesOf(first).length > 0 ? { asked: 'other-phone' } : { id: first.id }
}

/** The id somebody gets who is added from a sheet: a worker's is the same in every center. Null without a phone, and for a child. */
function freshId(row: SheetRow, { session, keyOf }: Standing): string | null {
  const { name, phone } = row
  if (name === '' || phone === '' || session.audience === 'minor') return null
  return session.audience === 'worker'
    ? learnerId(keyOf, { audience: 'worker', name, phone })
    : learnerId(keyOf, { audience: 'resident', name, phone })
}

function answered(
  row: SheetRow,
  asked: WhoAsked,
  standing: Standing,
  answers: SheetAnswers,
): Omit<PlannedPerson, 'candidates' | 'mayAdd'> {
  const answer = answers.people[row.row] ?? (answers.addAll && asked === 'missing' ? 'add' : undefined)
  if (answer === 'skip') return { row, state: 'skip', learnerId: null, asked }
  const fresh = answer === 'add' ? freshId(row, standing) : null
  if (fresh) return { row, state: 'add', learnerId: fresh, asked }
  if (answer && answer !== 'add') return { row, state: 'known', learnerId: answer, asked }
  return { row, state: 'ask', learnerId: null, asked }
}

/** Every row with who it is; nobody is two rows of one sheet without being asked. */
export function peopleOfSheet(rows: readonly SheetRow[], standing: Standing, answers: SheetAnswers): PlannedPerson[] {
  const byName = new Map<string, Learner[]>()
  // A worker's hours are a worker's: a resident of the same name is somebody else until somebody says so.
  const asked = standing.learners.filter(({ audience }) => audience === standing.session.audience)
  for (const learner of asked) byName.set(learner.name, [...(byName.get(learner.name) ?? []), learner])
  const taken = new Set<string>()
  return rows.map((row) => {
    const candidates = byName.get(row.name) ?? []
    const found = whoIs(row, candidates, standing.session.audience)
    const settled =
      'id' in found && !taken.has(found.id)
        ? { row, state: 'known' as const, learnerId: found.id, asked: null }
        : answered(row, 'id' in found ? 'repeated' : found.asked, standing, answers)
    const isTwice = settled.learnerId !== null && taken.has(settled.learnerId)
    if (settled.learnerId) taken.add(settled.learnerId)
    const mayAdd = freshId(row, standing) !== null
    return isTwice
      ? { row, state: 'ask', learnerId: null, asked: 'repeated', candidates, mayAdd }
      : { ...settled, candidates: row.name === '' ? asked : candidates, mayAdd }
  })
}
