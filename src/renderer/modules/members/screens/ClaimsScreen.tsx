import { Button, Tabs } from '@mantine/core'
import { IconHeartHandshake, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { finishClaim } from '../claim-operations'
import { type Claimable, claimableKinds } from '../claim-rules'
import { claimText } from '../claim-text'
import { setOpen as setOpenOperation } from '../claimable-operations'
import type { Claim } from '../schema'
import { ClaimableCard, type ClaimDeed } from './ClaimableCard'
import { ClaimableDialog, type Editing } from './ClaimableDialog'
import { ClaimDialog, WithdrawDialog } from './ClaimDialogs'
import { ClaimNotices } from './ClaimNotices'
import { claimRefusalText } from './claim-refusal-text'
import { type Claims, useClaims } from './use-claims'
import './claims.css'

/** What is open first, then what was added last. */
const byStanding = (a: Claimable, b: Claimable) =>
  Number(b.open !== false) - Number(a.open !== false) || b.createdAt.localeCompare(a.createdAt) || a.id.localeCompare(b.id)

function Cards({ kind, claims, onDeed }: { kind: Claimable['kind']; claims: Claims; onDeed: (deed: ClaimDeed) => void }) {
  const text = useText(claimText)
  const targets = claims.targets.filter((target) => target.kind === kind).sort(byStanding)
  if (targets.length === 0) return <EmptyState icon={IconHeartHandshake} title={text.empty[kind]} hint={text.emptyHint[kind]} />
  return (
    <ul className="yz-claimables">
      {targets.map((target) => (
        <ClaimableCard key={target.id} target={target} claims={claims} onDeed={onDeed} />
      ))}
    </ul>
  )
}

/** What a click does at once, without asking anything more. */
function useQuickDeeds() {
  const text = useText(claimText)
  const finish = useOperation(finishClaim)
  const setOpen = useOperation(setOpenOperation)
  return {
    async finish(claim: Claim) {
      const result = await finish({ id: claim.id })
      if (result.ok) notify('done', text.markedDone)
      else notify('problem', claimRefusalText(text, result.refusal))
    },
    async setOpen(target: Claimable, open: boolean) {
      const result = await setOpen({ id: target.id, open })
      if (result.ok) notify('done', open ? text.reopenedDone : text.closedDone)
      else notify('problem', text.refusal[result.refusal.code])
    },
  }
}

/** 岗位认领: posts, wishes and co-built projects with their places, and whom the desk has to tell something. */
export function ClaimsScreen() {
  const text = useText(claimText)
  const { may } = useContextOfStore()
  const claims = useClaims()
  const quick = useQuickDeeds()
  const asked = new URLSearchParams(useSearch()).get('kind')
  const [kind, setKind] = useState<Claimable['kind']>(() => claimableKinds.find((known) => known === asked) ?? 'post')
  const [editing, setEditing] = useState<Editing | null>(null)
  const [claiming, setClaiming] = useState<Claimable | null>(null)
  const [leaving, setLeaving] = useState<{ claim: Claim; name: string } | null>(null)
  const act = (deed: ClaimDeed) => {
    if (deed.deed === 'done') void quick.finish(deed.claim)
    else if (deed.deed === 'withdraw') setLeaving(deed)
    else if (deed.deed === 'claim') setClaiming(deed.target)
    else if (deed.deed === 'edit')
      setEditing({ kind: deed.target.kind, target: deed.target, wisher: claims?.wisherOf(deed.target.id) })
    else void quick.setOpen(deed.target, deed.deed === 'reopen')
  }
  const actions = (
    <>
      <Button component={Link} href="/pairings" variant="default">
        {text.pairings}
      </Button>
      <Button component={Link} href="/postings" variant="default">
        {text.postings}
      </Button>
      {may('catalogue.write') ? (
        <Button leftSection={<IconPlus size={20} />} onClick={() => setEditing({ kind, target: null, wisher: undefined })}>
          {text.add[kind]}
        </Button>
      ) : null}
    </>
  )
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={actions} />
      {claims ? (
        <>
          <ClaimNotices claims={claims} />
          <Tabs value={kind} onChange={(value) => setKind(claimableKinds.find((known) => known === value) ?? 'post')}>
            <Tabs.List mb="md">
              {claimableKinds.map((known) => (
                <Tabs.Tab key={known} value={known}>
                  {text.kind[known]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {claimableKinds.map((known) => (
              <Tabs.Panel key={known} value={known}>
                {known === kind ? <Cards kind={known} claims={claims} onDeed={act} /> : null}
              </Tabs.Panel>
            ))}
          </Tabs>
          <ClaimDialog target={claiming} people={claims.people} onClose={() => setClaiming(null)} />
        </>
      ) : (
        <LoadingState />
      )}
      <ClaimableDialog editing={editing} onClose={() => setEditing(null)} />
      <WithdrawDialog leaving={leaving} onClose={() => setLeaving(null)} />
    </>
  )
}
