import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { notify } from '../../../ui/notify'
import { addSecretary, endStay, joinCohort, reviseSecretary, secretaryLeaves } from '../growth-operations'
import type { Cohort, GrowthRefusal } from '../growth-rules'
import { growthText } from '../growth-text'
import type { EndRefusal } from '../mentor-rules'
import { type CohortStay, cohorts, type Secretary } from '../schema'
import { FormDialog, type Refused } from './FormDialog'
import type { Option } from './FormField'
import { useGrowthRefusal } from './growth-refusal'
import { refusedAt } from './mentor-refusal'

const atField = {
  'name-missing': 'name',
  'secretary-known': 'name',
  'organisation-missing': 'organisation',
  'phone-form': 'phone',
  'year-form': 'year',
  'cohort-known': 'cohort',
  'in-cohort': 'cohort',
  'reason-missing': 'reason',
  'title-missing': 'title',
  'studio-known': 'title',
  'contest-known': 'title',
  'exchange-known': 'title',
  'entry-missing': 'title',
  'entry-known': 'secretaryId',
  'secretary-missing': 'secretaryId',
  'with-missing': 'organisation',
  'with-self': 'otherId',
} as const

/** Says a refusal at its field; `day` is the field that days are typed in. */
export function useRefusedAt(): (refusal: GrowthRefusal | EndRefusal, day?: string) => Refused {
  const say = useGrowthRefusal()
  return (refusal, day = 'startsOn') => {
    const days = { 'day-form': day, 'day-future': day, 'days-order': day }
    return refusedAt(say(refusal), refusal.code, { ...atField, ...days })
  }
}

const cohortOf = (value: string | undefined): Cohort | null => cohorts.find((cohort) => cohort === value) ?? null

function useCohortOptions(): Option[] {
  const text = useText(growthText)
  return cohorts.map((cohort) => ({ value: cohort, label: text.cohort[cohort] }))
}

/** A new secretary, with the cohort they begin in if there is one, or one that is corrected. */
export function SecretaryDialog({ secretary, onClose }: { secretary: Secretary | null; onClose: () => void }) {
  const text = useText(growthText)
  const refusedBy = useRefusedAt()
  const { clock } = useContextOfStore()
  const [add, revise, join] = [useOperation(addSecretary), useOperation(reviseSecretary), useOperation(joinCohort)]
  const options = useCohortOptions()
  const today = dayOf(clock())
  return (
    <FormDialog
      title={secretary ? text.form.edit(secretary.name) : text.form.add}
      fields={({ cohort }) => [
        { name: 'name', label: text.name, hint: text.form.nameHint, most: 60, half: true },
        { name: 'organisation', label: text.organisation, hint: text.form.organisationHint, half: true },
        { name: 'role', label: text.role, hint: text.form.roleHint, most: 60, half: true },
        { name: 'phone', label: text.phone, as: 'tel', most: 30, half: true },
        ...(secretary
          ? []
          : [
              {
                name: 'cohort',
                label: text.form.cohortFirst,
                as: 'segments' as const,
                options: [{ value: '', label: text.form.none }, ...options],
              },
              ...(cohort ? [{ name: 'year', label: text.year, most: 4, half: true }] : []),
            ]),
        { name: 'note', label: text.note, most: 1000, half: cohort !== '' },
      ]}
      start={{
        name: secretary?.name ?? '',
        organisation: secretary?.organisation ?? '',
        role: secretary?.role ?? '',
        phone: secretary?.phone ?? '',
        note: secretary?.note ?? '',
        cohort: '',
        year: today.slice(0, 4),
      }}
      save={async ({ name = '', organisation = '', role = '', phone = '', note = '', cohort: chosen, year = '' }) => {
        const input = { name, organisation, role, phone, note }
        const cohort = cohortOf(chosen)
        // Said before anything is written, so that a wrong year leaves no secretary behind.
        if (!secretary && cohort && !/^20\d\d$/.test(year)) return refusedBy({ code: 'year-form' })
        const result = await (secretary ? revise({ ...input, id: secretary.id }) : add(input))
        if (!result.ok) return refusedBy(result.refusal)
        if (!secretary && cohort) {
          // Of a cohort of another year nobody said when it began.
          const startsOn = today.startsWith(year) ? today : ''
          await join({ secretaryId: result.value.id, cohort, year, startsOn })
        }
        notify('done', text.saved)
        return null
      }}
      onClose={onClose}
    />
  )
}

/** 进班 */
export function JoinDialog({ secretary, onClose }: { secretary: Secretary; onClose: () => void }) {
  const text = useText(growthText)
  const refusedBy = useRefusedAt()
  const { clock } = useContextOfStore()
  const join = useOperation(joinCohort)
  const options = useCohortOptions()
  const today = dayOf(clock())
  return (
    <FormDialog
      title={text.stay.joinTitle(secretary.name)}
      fields={() => [
        { name: 'cohort', label: text.stay.cohort, as: 'choice', options },
        { name: 'year', label: text.year, most: 4, half: true },
        { name: 'startsOn', label: text.stay.startsOn, as: 'date', half: true },
      ]}
      start={{ cohort: 'qiangyan', year: today.slice(0, 4), startsOn: today }}
      save={async ({ cohort, year = '', startsOn = '' }) => {
        const result = await join({ secretaryId: secretary.id, cohort: cohortOf(cohort) ?? 'qiangyan', year, startsOn })
        if (!result.ok) return refusedBy(result.refusal)
        notify('done', text.stay.joined)
        return null
      }}
      saveLabel={text.stay.join}
      onClose={onClose}
    />
  )
}

/** 结业 or 退出 */
export function EndStayDialog(props: { stay: CohortStay; as: 'graduated' | 'left'; onClose: () => void }) {
  const { stay, as, onClose } = props
  const text = useText(growthText)
  const refusedBy = useRefusedAt()
  const { clock } = useContextOfStore()
  const end = useOperation(endStay)
  const what = text.stay.of(text.cohort[stay.cohort], stay.year)
  return (
    <FormDialog
      title={as === 'graduated' ? text.stay.graduateOf(what) : text.stay.leaveOf(what)}
      fields={() => [
        { name: 'doneOn', label: text.stay.day, as: 'date' },
        ...(as === 'left' ? [{ name: 'reason', label: text.page.reason, hint: text.page.reasonHint, most: 300 }] : []),
      ]}
      start={{ doneOn: dayOf(clock()), reason: '' }}
      save={async ({ doneOn = '', reason = '' }) => {
        const result = await end({ id: stay.id, as, doneOn, reason })
        if (!result.ok) return refusedBy(result.refusal, 'doneOn')
        notify('done', as === 'graduated' ? text.stay.graduated : text.stay.leftDone)
        return null
      }}
      saveLabel={as === 'graduated' ? text.stay.graduate : text.stay.leave}
      danger={as === 'left'}
      onClose={onClose}
    />
  )
}

/** 离任 */
export function LeaveOfficeDialog({ secretary, onClose }: { secretary: Secretary; onClose: () => void }) {
  const text = useText(growthText)
  const refusedBy = useRefusedAt()
  const { clock } = useContextOfStore()
  const leave = useOperation(secretaryLeaves)
  return (
    <FormDialog
      title={text.page.leaveTitle(secretary.name)}
      hint={text.page.leaveHint}
      fields={() => [
        { name: 'endsOn', label: text.page.leaveDay, as: 'date' },
        { name: 'reason', label: text.page.reason, hint: text.page.reasonHint, most: 300 },
      ]}
      start={{ endsOn: dayOf(clock()), reason: '' }}
      save={async ({ endsOn = '', reason = '' }) => {
        const result = await leave({ id: secretary.id, endsOn, reason })
        if (!result.ok) return refusedBy(result.refusal, 'endsOn')
        notify('done', text.page.left)
        return null
      }}
      saveLabel={text.page.leave}
      danger
      onClose={onClose}
    />
  )
}
