import { Button, Group, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { postingText } from '../posting-text'
import { type PostingDeed, PostingDialog } from './PostingDialogs'
import { Postings } from './Postings'
import { usePeople } from './use-claims'
import './members.css'
import './postings.css'

/** The postings of one member, on the member's page. */
export function PostingSection({ memberId }: { memberId: string }) {
  const text = useText(postingText)
  const { may } = useContextOfStore()
  const people = usePeople() ?? []
  const [deed, setDeed] = useState<PostingDeed | null>(null)
  return (
    <section className="yz-card yz-members-section" aria-labelledby="postings-title">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="postings-title" fz="1.125rem">
          {text.title}
        </Title>
        {may('members.write') ? (
          <Button variant="default" leftSection={<IconPlus size={20} />} onClick={() => setDeed({ deed: 'add', memberId })}>
            {text.add}
          </Button>
        ) : null}
      </Group>
      <Postings memberId={memberId} people={people} empty={<Text c="dimmed">{text.noneOfMember}</Text>} onDeed={setDeed} />
      <PostingDialog deed={deed} people={people} onClose={() => setDeed(null)} />
    </section>
  )
}
