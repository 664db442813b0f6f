import { Badge, Progress, Stack, Text } from '@mantine/core'
import { useText } from '../../../i18n/use-text'
import { castOf, isCarried, isOvercast, type Votes } from '../council-rules'
import { councilText } from '../council-text'

/** 通过, 未通过, or more votes than people. */
export function VoteBadge({ votes, present }: { votes: Votes; present: number }) {
  const text = useText(councilText)
  const badge = { variant: 'light', size: 'lg', radius: 'sm', tt: 'none' } as const
  if (isOvercast(votes, present))
    return (
      <Badge {...badge} color="vermilion">
        {text.overcast}
      </Badge>
    )
  const carried = isCarried(votes, present)
  return (
    <Badge {...badge} color={carried ? 'green' : 'gray'}>
      {carried ? text.carried : text.notCarried}
    </Badge>
  )
}

const parts = [
  ['inFavour', 'green.7'],
  ['against', 'vermilion.6'],
  ['abstained', 'gray.5'],
] as const

/** The votes as a bar of all who were there: what is left empty did not vote. */
export function VoteBar({ votes, present }: { votes: Votes; present: number }) {
  const text = useText(councilText)
  const all = Math.max(present, castOf(votes), 1)
  return (
    <Stack gap={6}>
      <Progress.Root size={14} aria-hidden="true">
        {parts.map(([part, color]) => (
          <Progress.Section key={part} value={(votes[part] / all) * 100} color={color} />
        ))}
      </Progress.Root>
      <Text>{text.votes(votes.inFavour, votes.against, votes.abstained)}</Text>
    </Stack>
  )
}
