import { Alert, Button, Text } from '@mantine/core'
import { IconUserExclamation } from '@tabler/icons-react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { notify } from '../../../ui/notify'
import { endMentoring } from '../mentor-operations'
import type { LostPairing } from '../mentor-rules'
import { mentorText } from '../mentor-text'
import { useMentorRefusal } from './mentor-refusal'
import type { Mentoring } from './use-mentoring'

function Lost({ lost: { pairing, why, to }, all }: { lost: LostPairing; all: Mentoring }) {
  const text = useText(mentorText)
  const say = useMentorRefusal()
  const { may, clock } = useContextOfStore()
  const end = useOperation(endMentoring)
  const mentorName = (groupId: string | undefined) => (groupId ? (all.groupOf(groupId)?.name ?? '') : '')
  const told = async () => {
    const today = dayOf(clock())
    // One dated ahead at the other place ends on the day it was to begin.
    const endsOn = pairing.startsOn > today ? pairing.startsOn : today
    const result = await end({ id: pairing.id, endsOn, reason: text.lost.reason[why] })
    if (result.ok) notify('done', text.lost.done)
    else notify('problem', say(result.refusal))
  }
  return (
    <Alert
      color="yellow"
      icon={<IconUserExclamation size={24} />}
      title={text.lost.title(pairing.name)}
      role="status"
      className="yz-no-print"
    >
      <Text mb="sm">{text.lost[why](mentorName(pairing.mentorGroupId), mentorName(to?.mentorGroupId))}</Text>
      {may('academy.write') ? (
        <Button color="gray.9" onClick={() => void told()}>
          {text.lost.end}
        </Button>
      ) : null}
    </Alert>
  )
}

/** Whom the desk has to tell that a pairing made apart does not stand; `groupId` only those of one group. */
export function LostPairings({ all, groupId }: { all: Mentoring; groupId?: string }) {
  const shown = all.lost.filter(({ pairing }) => groupId === undefined || pairing.mentorGroupId === groupId)
  return shown.map((lost) => <Lost key={lost.pairing.id} lost={lost} all={all} />)
}
