import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { notify } from '../../../ui/notify'
import { noteMeeting, setGoal, takeBackMeeting } from '../mentor-deed-operations'
import { mentorText } from '../mentor-text'
import type { MentorGroup, MentorMeeting, MentorPairing } from '../schema'
import { FormDialog } from './FormDialog'
import { refusedAt, useMentorRefusal } from './mentor-refusal'

const atField = {
  'title-missing': 'title',
  'meeting-known': 'title',
  'goal-known': 'title',
  'nobody-came': 'who',
  'reason-missing': 'reason',
  'pairing-gone': 'pairingId',
  'pairing-ended': 'pairingId',
} as const

type MeetingProps = {
  group: MentorGroup
  meeting: MentorMeeting | null
  people: readonly { learnerId: string; name: string }[]
  onClose: () => void
}

/** What the group did on a day and who came. */
export function MeetingDialog({ group, meeting, people, onClose }: MeetingProps) {
  const text = useText(mentorText).meeting
  const saved = useText(mentorText).saved
  const say = useMentorRefusal()
  const { clock } = useContextOfStore()
  const note = useOperation(noteMeeting)
  return (
    <FormDialog
      title={meeting ? text.editOf(meeting.title) : text.add}
      fields={() => [
        { name: 'title', label: text.what, hint: text.whatHint },
        { name: 'day', label: text.day, as: 'date', half: true },
        { name: 'place', label: text.place, half: true },
        {
          name: 'who',
          label: text.who,
          as: 'ticks',
          options: people.map(({ learnerId, name }) => ({ value: learnerId, label: name })),
        },
        { name: 'body', label: text.body, as: 'area', most: 4000 },
      ]}
      start={{
        title: meeting?.title ?? '',
        day: meeting?.day ?? dayOf(clock()),
        place: meeting?.place ?? '',
        who: (meeting?.learnerIds ?? []).join(' '),
        body: meeting?.body ?? '',
      }}
      save={async ({ title = '', day = '', place = '', body = '', who = '' }) => {
        const input = { mentorGroupId: group.id, title, day, place, body, learnerIds: who.split(' ').filter(Boolean) }
        const result = await note(meeting ? { ...input, id: meeting.id } : input)
        const days = { 'day-form': 'day', 'day-future': 'day' }
        if (!result.ok) return refusedAt(say(result.refusal), result.refusal.code, { ...atField, ...days })
        notify('done', meeting ? saved : text.noted)
        return null
      }}
      onClose={onClose}
    />
  )
}

export function TakeBackMeetingDialog({ meeting, onClose }: { meeting: MentorMeeting; onClose: () => void }) {
  const text = useText(mentorText).meeting
  const say = useMentorRefusal()
  const takeBack = useOperation(takeBackMeeting)
  return (
    <FormDialog
      title={text.takeBackOf(meeting.title)}
      hint={text.takeBackHint}
      fields={() => [{ name: 'reason', label: text.reason, most: 300 }]}
      start={{ reason: '' }}
      save={async ({ reason = '' }) => {
        const result = await takeBack({ id: meeting.id, reason })
        if (!result.ok) return refusedAt(say(result.refusal), result.refusal.code, atField)
        notify('done', text.takenBack)
        return null
      }}
      saveLabel={text.takeBack}
      danger
      onClose={onClose}
    />
  )
}

/** 成长目标 of one who is mentored. */
export function GoalDialog({ people, onClose }: { people: readonly MentorPairing[]; onClose: () => void }) {
  const text = useText(mentorText).goal
  const say = useMentorRefusal()
  const set = useOperation(setGoal)
  return (
    <FormDialog
      title={text.add}
      fields={() => [
        { name: 'pairingId', label: text.who, as: 'choice', options: people.map(({ id, name }) => ({ value: id, label: name })) },
        { name: 'title', label: text.what, hint: text.whatHint },
        { name: 'dueOn', label: text.dueOn, as: 'date', half: true },
        { name: 'note', label: text.note, most: 1000, half: true },
      ]}
      start={{ pairingId: people.length === 1 ? (people[0]?.id ?? '') : '', title: '', dueOn: '', note: '' }}
      save={async ({ pairingId = '', title = '', dueOn = '', note = '' }) => {
        const result = await set({ pairingId, title, dueOn, note })
        if (!result.ok) return refusedAt(say(result.refusal), result.refusal.code, { ...atField, 'day-form': 'dueOn' })
        notify('done', text.set)
        return null
      }}
      onClose={onClose}
    />
  )
}
