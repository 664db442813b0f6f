import { Alert, Anchor, Button, Group } from '@mantine/core'
import { IconGitMerge, IconHistory, IconUserCheck } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { personText } from '../person-text'
import type { PersonField } from '../rules'
import { useAsked } from '../search/use-roster-index'
import { rosterText } from '../text'
import type { Draft } from './use-draft'
import { useFieldName } from './use-field-name'

/** Somebody with this number stands in the roster already; told as soon as the number is typed. */
export function Twin({ number, self }: { number: string; self: string | null }) {
  const text = useText(rosterText)
  const clean = number.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const whole = clean.length === 18 || clean.length === 15
  const asked = useAsked(
    async (index) => (whole ? (await index.query({ text: clean, sort: 'relevance', presence: 'any' }, 0, 5)).rows : []),
    whole ? clean : '',
  )
  const twin = asked.state === 'known' ? asked.value.find((row) => row.citizenNumber === clean && row.id !== self) : undefined
  if (!twin || !whole) return null
  return (
    <Alert color="yellow.9" variant="light" icon={<IconUserCheck size={24} />} className="yz-person-alert">
      {text.alreadyHere(twin.name)}　
      <Anchor component={Link} href={`/residents/${twin.id}`}>
        {text.openExisting}
      </Anchor>
    </Alert>
  )
}

/** What came back from last time, and what changed elsewhere meanwhile. */
export function FormNotices({
  draft,
  merged,
  clashing,
}: {
  draft: Draft
  merged: readonly PersonField[]
  clashing: readonly PersonField[]
}) {
  const text = useText(personText)
  const nameOf = useFieldName()
  const names = (fields: readonly PersonField[]) => fields.map((field) => nameOf(field)).join('、')
  return (
    <>
      {draft.restored ? (
        <Alert color="yellow.9" variant="light" icon={<IconHistory size={24} />} className="yz-person-alert">
          <Group gap="md">
            {text.draft}
            <Button variant="default" size="sm" onClick={draft.drop}>
              {text.dropDraft}
            </Button>
          </Group>
        </Alert>
      ) : null}
      {merged.length > 0 ? (
        <Alert color="green.8" variant="light" icon={<IconGitMerge size={24} />} className="yz-person-alert" role="status">
          {text.merged(names(merged))}
        </Alert>
      ) : null}
      {clashing.length > 0 ? (
        <Alert color="vermilion.8" variant="light" icon={<IconGitMerge size={24} />} className="yz-person-alert">
          {text.clash(names(clashing))}
        </Alert>
      ) : null}
    </>
  )
}
