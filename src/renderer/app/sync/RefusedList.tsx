import { Button, Code, Group, Text, Title } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useText } from '../../i18n/use-text'
import { words } from '../../i18n/words'
import { formatInstant } from '../../lib/time'
import { descriptions } from '../../modules'
import { recordsText } from './records-text'
import { useTitle } from './Told'
import type { Refused } from './use-refused'
import { useKindOf } from './words'

type Reasons = (typeof recordsText)['zh-CN']['refused']['reason']

/** The sentence for a code: what came from the center is another matter than what was sent. */
function reasonOf({ code, unsent }: Pick<Refused, 'code' | 'unsent'>): keyof Reasons {
  if (!unsent) return 'foreign'
  return code === 'forbidden' || code === 'too-large' || code === 'invalid' ? code : 'other'
}

function RefusedCard({ refused, busy, onAgain }: { refused: Refused; busy: boolean; onAgain: () => void }) {
  const text = useText(recordsText)
  const { showDetail } = useText(words)
  const kindOf = useKindOf()
  const { collection, id, detail, at, unsent, record } = refused
  const title = useTitle(collection, record) || (record || !unsent ? '' : text.gone)
  const address = record ? descriptions[collection]?.address(id) : null
  const reason = reasonOf(refused)
  return (
    <article className="yz-card yz-sync-card" aria-label={`${kindOf(collection)} ${title}`}>
      <div className="yz-sync-record">
        <Title order={3}>{title || kindOf(collection)}</Title>
        {title ? <Text c="dimmed">{kindOf(collection)}</Text> : null}
        <Text c="dimmed">{text.refused.at(formatInstant(at))}</Text>
      </div>
      <Text>{text.refused.reason[reason]}</Text>
      {reason === 'other' || reason === 'foreign' ? (
        <Text size="sm" c="dimmed" component="div">
          {unsent ? text.refused.words : showDetail}　<Code>{detail}</Code>
          <br />
          {text.refused.number}　<Code>{id}</Code>
        </Text>
      ) : null}
      <Group gap="sm">
        {address ? (
          <Button component={Link} href={address} variant="default">
            {text.open}
          </Button>
        ) : null}
        {unsent ? (
          <Button variant="default" leftSection={<IconRefresh size={20} />} disabled={busy} onClick={onAgain}>
            {text.refused.again}
          </Button>
        ) : null}
      </Group>
    </article>
  )
}

/** The refused records in two groups: what left here and was not taken, what came and was not let in. */
export function RefusedList({ refused, busy, onAgain }: { refused: readonly Refused[]; busy: boolean; onAgain: () => void }) {
  const text = useText(recordsText).refused
  const groups = [
    { title: text.mine, ones: refused.filter(({ unsent }) => unsent) },
    { title: text.theirs, ones: refused.filter(({ unsent }) => !unsent) },
  ]
  return groups.map(({ title, ones }) =>
    ones.length === 0 ? null : (
      <section key={title} className="yz-sync-group">
        <Title order={2}>{title}</Title>
        {ones.map((one) => (
          <RefusedCard key={`${one.collection} ${one.id}`} refused={one} busy={busy} onAgain={onAgain} />
        ))}
      </section>
    ),
  )
}
