import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { postingText } from '../posting-text'
import { type PostingDeed, PostingDialog } from './PostingDialogs'
import { Postings } from './Postings'
import { usePeople } from './use-claims'
import './postings.css'

/** The postings of one member, on the member's page. */
export function PostingSection({ memberId }: { memberId: string }) {
  const text = useText(postingText)
  const { may } = useContextOfStore()
  const people = usePeople() ?? []
  const [deed, setDeed] = useState<PostingDeed | null>(null)
  return (
    <Stack component="section" className="yz-card" p="lg" gap="sm" aria-labelledby="postings-title">
      <Group justify="space-between">
        <Title order={2} id="postings-title" fz="1.1875rem">
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
    </Stack>
  )
}
