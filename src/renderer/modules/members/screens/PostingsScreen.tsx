import { Button } from '@mantine/core'
import { IconBriefcase, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { postingText } from '../posting-text'
import { type PostingDeed, PostingDialog } from './PostingDialogs'
import { PostingReminders } from './PostingReminders'
import { Postings } from './Postings'
import { usePeople } from './use-claims'
import './postings.css'

/** 挂职干部: who serves here for a term, and what ends soon. */
export function PostingsScreen() {
  const text = useText(postingText)
  const { may } = useContextOfStore()
  const people = usePeople()
  const [deed, setDeed] = useState<PostingDeed | null>(null)
  const add = may('members.write') ? (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setDeed({ deed: 'add', memberId: null })}>
      {text.add}
    </Button>
  ) : null
  const members = people?.filter(({ kind }) => kind === 'member') ?? []
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={add} />
      <PostingReminders />
      {people ? (
        <div className="yz-card">
          <Postings
            memberId={null}
            people={members}
            empty={<EmptyState icon={IconBriefcase} title={text.empty} hint={text.emptyHint} />}
            onDeed={setDeed}
          />
        </div>
      ) : (
        <LoadingState />
      )}
      <PostingDialog deed={deed} people={members} onClose={() => setDeed(null)} />
    </>
  )
}
