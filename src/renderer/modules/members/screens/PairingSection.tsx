import { Button, Group, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { pairingText } from '../pairing-text'
import { PairDialog } from './PairingDialogs'
import { Pairings } from './Pairings'
import { usePeople } from './use-claims'
import './members.css'

/** The households of one member, on the member's page. */
export function PairingSection({ memberId }: { memberId: string }) {
  const text = useText(pairingText)
  const { may } = useContextOfStore()
  const people = usePeople() ?? []
  const [adding, setAdding] = useState(false)
  return (
    <section className="yz-card yz-members-section" aria-labelledby="pairings-title">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="pairings-title" fz="1.125rem">
          {text.title}
        </Title>
        {may('members.write') ? (
          <Button variant="default" leftSection={<IconPlus size={20} />} onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        ) : null}
      </Group>
      <Pairings memberId={memberId} people={people} empty={<Text c="dimmed">{text.noneOfMember}</Text>} />
      <PairDialog opened={adding} memberId={memberId} people={people} onClose={() => setAdding(false)} />
    </section>
  )
}
