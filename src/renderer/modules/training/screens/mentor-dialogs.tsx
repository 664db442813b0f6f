import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { notify } from '../../../ui/notify'
import { endGroup, endMentoring, openGroup, pairLearner, reviseGroup } from '../mentor-operations'
import { mentorText } from '../mentor-text'
import type { MentorGroup, MentorPairing } from '../schema'
import { FormDialog } from './FormDialog'
import { refusedAt, useMentorRefusal } from './mentor-refusal'
import { useWorkers } from './use-mentoring'

const atField = {
  'name-missing': 'name',
  'name-long': 'name',
  'mentor-taken': 'name',
  'mentor-ended': 'name',
  'phone-missing': 'phone',
  'phone-form': 'phone',
  'reason-missing': 'reason',
} as const

/** A new group, or one that is corrected. */
export function GroupDialog({ group, onClose }: { group: MentorGroup | null; onClose: () => void }) {
  const text = useText(mentorText)
  const say = useMentorRefusal()
  const { clock } = useContextOfStore()
  const [open, revise] = [useOperation(openGroup), useOperation(reviseGroup)]
  return (
    <FormDialog
      title={group ? text.form.edit(group.name) : text.add}
      fields={() => [
        { name: 'name', label: text.form.name, most: 60, half: true },
        { name: 'phone', label: text.form.phone, as: 'tel', most: 30, half: true },
        { name: 'role', label: text.form.role, hint: text.form.roleHint, most: 60, half: true },
        { name: 'organisation', label: text.form.organisation, half: true },
        { name: 'body', label: text.form.body, hint: text.form.bodyHint, as: 'area', most: 1000 },
        { name: 'startsOn', label: text.form.startsOn, as: 'date', half: true },
        { name: 'note', label: text.form.note, most: 1000, half: true },
      ]}
      start={{
        name: group?.name ?? '',
        phone: group?.phone ?? '',
        role: group?.role ?? '',
        organisation: group?.organisation ?? '',
        body: group?.body ?? '',
        startsOn: group ? (group.startsOn ?? '') : dayOf(clock()),
        note: group?.note ?? '',
      }}
      save={async ({ name = '', phone = '', ...more }) => {
        const result = await (group ? revise({ ...more, name, phone, id: group.id }) : open({ ...more, name, phone }))
        if (!result.ok) return refusedAt(say(result.refusal), result.refusal.code, { ...atField, 'day-form': 'startsOn' })
        notify('done', group ? text.saved : text.opened)
        return null
      }}
      onClose={onClose}
    />
  )
}

/** A worker of the learners, or somebody new, joins the group. */
export function PairDialog({ group, onClose }: { group: MentorGroup; onClose: () => void }) {
  const text = useText(mentorText)
  const { mentees } = text
  const say = useMentorRefusal()
  const { clock } = useContextOfStore()
  const pair = useOperation(pairLearner)
  const workers = useWorkers()
  if (!workers) return null
  return (
    <FormDialog
      title={mentees.addTo(group.name)}
      fields={({ source }) => [
        {
          name: 'source',
          label: mentees.source,
          as: 'segments',
          options: [
            { value: 'known', label: mentees.from.known },
            { value: 'new', label: mentees.from.new },
          ],
        },
        ...(source === 'known'
          ? [
              {
                name: 'learnerId',
                label: mentees.learner,
                hint: mentees.learnerHint,
                nothing: mentees.nothing,
                as: 'person' as const,
                options: workers,
              },
            ]
          : [
              { name: 'name', label: mentees.name, most: 60, half: true },
              { name: 'phone', label: mentees.phone, as: 'tel' as const, most: 30, half: true },
              { name: 'organisation', label: mentees.organisation },
            ]),
        { name: 'startsOn', label: mentees.startsOn, as: 'date' },
      ]}
      start={{
        source: workers.length > 0 ? 'known' : 'new',
        learnerId: '',
        name: '',
        phone: '',
        organisation: '',
        startsOn: dayOf(clock()),
      }}
      save={async ({ source, learnerId = '', name = '', phone = '', organisation = '', startsOn = '' }) => {
        const mentee = source === 'known' ? { learnerId } : { name, phone, organisation }
        const result = await pair({ mentorGroupId: group.id, mentee, startsOn })
        const who = source === 'known' ? 'learnerId' : 'name'
        const where = { 'learner-missing': who, 'other-mentor': who, 'already-in-group': who, 'own-mentor': who }
        const days = { 'day-form': 'startsOn', 'day-future': 'startsOn' }
        if (!result.ok) return refusedAt(say(result.refusal), result.refusal.code, { ...atField, ...where, ...days })
        notify('done', mentees.added)
        return null
      }}
      onClose={onClose}
    />
  )
}

/** A group ends, or the mentoring of one: the day, and why. */
export function MentorEndDialog({ record, onClose }: { record: MentorGroup | MentorPairing; onClose: () => void }) {
  const text = useText(mentorText)
  const say = useMentorRefusal()
  const { clock } = useContextOfStore()
  const [end, endOne] = [useOperation(endGroup), useOperation(endMentoring)]
  const isGroup = record.kind === 'mentorGroup'
  return (
    <FormDialog
      title={isGroup ? text.page.endTitle(record.name) : text.mentees.endOf(record.name)}
      hint={isGroup ? text.page.endHint : text.mentees.endHint}
      fields={() => [
        { name: 'endsOn', label: text.end.day, as: 'date' },
        { name: 'reason', label: text.end.reason, hint: text.end.reasonHint, most: 300 },
      ]}
      start={{ endsOn: dayOf(clock()), reason: '' }}
      save={async ({ endsOn = '', reason = '' }) => {
        const input = { id: record.id, endsOn, reason }
        const result = await (isGroup ? end(input) : endOne(input))
        const days = { 'day-form': 'endsOn', 'day-future': 'endsOn', 'days-order': 'endsOn' }
        if (!result.ok) return refusedAt(say(result.refusal), result.refusal.code, { ...atField, ...days })
        notify('done', 'pairings' in result.value ? text.page.endDone(result.value.pairings) : text.mentees.endDone)
        return null
      }}
      saveLabel={isGroup ? text.page.end : text.mentees.end}
      danger
      onClose={onClose}
    />
  )
}
