import { Alert, Button, Group, Text } from '@mantine/core'
import { IconUserCheck, IconUserExclamation } from '@tabler/icons-react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { claimInstead, noteTold } from '../claim-operations'
import { type Claimable, type ClaimNotice, claimantOf, standingOf } from '../claim-rules'
import { claimText } from '../claim-text'
import { claimRefusalText } from './claim-refusal-text'
import type { Claims } from './use-claims'

const mostOffers = 3

/** Others of the same kind that are open, have a place, and were not claimed by the same hand. */
function offersFor({ claim, target }: ClaimNotice, claims: Claims): Claimable[] {
  const isFree = (other: Claimable) =>
    other.kind === target.kind &&
    other.open !== false &&
    standingOf(claims.of(other.id), other.quota).left !== 0 &&
    !claims.of(other.id).some((known) => claimantOf(known) === claimantOf(claim) && known.claimStatus !== 'withdrawn')
  return claims.targets.filter(isFree).slice(0, mostOffers)
}

function Notice({ notice, claims }: { notice: ClaimNotice; claims: Claims }) {
  const text = useText(claimText)
  const { may } = useContextOfStore()
  const tell = useOperation(noteTold)
  const change = useOperation(claimInstead)
  const { claim, target } = notice
  const name = claims.nameOf(claim)
  const lost = notice.code === 'lost'
  const told = async () => {
    const result = await tell({ id: claim.id, told: lost })
    if (result.ok) notify('done', text.toldDone)
    else notify('problem', text.refusal[result.refusal.code])
  }
  const take = async (other: Claimable) => {
    const result = await change({ id: claim.id, targetId: other.id })
    if (result.ok) notify('done', text.insteadDone(other.title))
    else notify('problem', claimRefusalText(text, result.refusal))
  }
  const title = lost ? text.lost(target.title, notice.to ? claims.nameOf(notice.to) : '') : text.won(target.title, name)
  return (
    <Alert
      color={lost ? 'yellow' : 'green'}
      icon={lost ? <IconUserExclamation size={24} /> : <IconUserCheck size={24} />}
      title={title}
      role="status"
      className="yz-claim-notice"
    >
      <Text mb="sm">{lost ? text.lostBody(name) : text.wonBody}</Text>
      {may('members.write') ? (
        <Group gap="sm">
          <Button color="gray.9" onClick={told}>
            {text.told}
          </Button>
          {lost
            ? offersFor(notice, claims).map((other) => (
                <Button key={other.id} variant="default" onClick={() => take(other)}>
                  {text.instead(other.title)}
                </Button>
              ))
            : null}
        </Group>
      ) : null}
    </Alert>
  )
}

/** Whom the desk has to tell that the last place went to somebody else, or that one fell free. */
export function ClaimNotices({ claims }: { claims: Claims }) {
  return claims.notices.map((notice) => <Notice key={notice.claim.id} notice={notice} claims={claims} />)
}
