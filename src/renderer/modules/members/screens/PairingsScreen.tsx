import { Button } from '@mantine/core'
import { IconHomeHeart, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { pairingText } from '../pairing-text'
import { PairDialog } from './PairingDialogs'
import { Pairings } from './Pairings'
import { usePeople } from './use-claims'

/** 结对帮扶: every member with the households they look after. */
export function PairingsScreen() {
  const text = useText(pairingText)
  const { may } = useContextOfStore()
  const people = usePeople()
  const [adding, setAdding] = useState(false)
  const add = may('members.write') ? (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setAdding(true)}>
      {text.add}
    </Button>
  ) : null
  const members = people?.filter(({ kind }) => kind === 'member') ?? []
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={add} />
      {people ? (
        <div className="yz-card">
          <Pairings
            memberId={null}
            people={members}
            empty={<EmptyState icon={IconHomeHeart} title={text.empty} hint={text.emptyHint} />}
          />
        </div>
      ) : (
        <LoadingState />
      )}
      <PairDialog opened={adding} memberId={null} people={members} onClose={() => setAdding(false)} />
    </>
  )
}
