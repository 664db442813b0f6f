import { Alert, Anchor, Text } from '@mantine/core'
import { IconUserExclamation } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { claimText } from '../claim-text'
import { PostingReminders } from './PostingReminders'
import { useClaims } from './use-claims'

function ClaimNews() {
  const text = useText(claimText)
  const claims = useClaims()
  if (!claims || claims.notices.length === 0) return null
  return (
    <Alert color="yellow" icon={<IconUserExclamation size={24} />} role="status" mb="md" title={text.news}>
      {claims.notices.map((notice) => (
        <Text key={notice.claim.id}>
          <Anchor component={Link} href="/claims" c="inherit" underline="always">
            {notice.code === 'lost'
              ? text.lost(notice.target.title, notice.to ? claims.nameOf(notice.to) : '')
              : text.won(notice.target.title, claims.nameOf(notice.claim))}
          </Anchor>
        </Text>
      ))}
    </Alert>
  )
}

/** What the desk has to see to about its members: who has to be told of a place, whose posting ends. Nothing where there is nothing. */
export function MemberNews() {
  return (
    <>
      <ClaimNews />
      <PostingReminders />
    </>
  )
}
