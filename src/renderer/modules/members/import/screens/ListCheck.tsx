import { Badge, Button, Checkbox, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../../../i18n/use-text'
import { placesFor } from '../list-posts'
import { plainCommunity } from '../plan-list'
import { listText } from '../text'
import type { ListPlan } from '../types'
import { ListRows } from './ListRows'
import type { ListImport } from './use-list-import'

function UnitLine({ plan, sheet, list }: { plan: ListPlan; sheet: string; list: ListImport }) {
  const text = useText(listText)
  const units = plan.units.filter(({ sheets }) => sheets.includes(sheet))
  const [only] = units
  const [typed, setTyped] = useState(list.unitNames[sheet] ?? only?.name ?? '')
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        label={text.unitOf(sheet)}
        value={typed}
        maxLength={120}
        flex={1}
        miw={280}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => list.setUnitName(sheet, typed)}
      />
      {units.map(({ id, name, known, members, asksFor }) => (
        <Badge
          key={id}
          variant={known ? 'light' : 'outline'}
          size="lg"
          radius="sm"
          tt="none"
          color={known ? 'green' : 'gray.8'}
          mb={8}
        >
          {units.length > 1 ? `${name} · ` : ''}
          {known ? text.known : text.fresh} · {text.people(members)} · {text.asksFor(asksFor ?? members)}
        </Badge>
      ))}
    </Group>
  )
}

function Communities({ plan, list }: { plan: ListPlan; list: ListImport }) {
  const text = useText(listText)
  if (plan.communities.length === 0) return null
  const toggle = (plain: string, on: boolean) => {
    const own = new Set(list.own)
    if (on) own.add(plain)
    else own.delete(plain)
    list.setOwn(own)
  }
  return (
    <section className="yz-card yz-members-section yz-list-part" aria-labelledby="own-title">
      <Title order={3} fz="1.125rem" id="own-title">
        {text.own}
      </Title>
      <Text c="dimmed" mb="xs">
        {text.ownHint}
      </Text>
      <Stack gap="xs">
        {plan.communities.map(({ name, linked, residential }) => (
          <Checkbox
            key={name}
            label={text.community(name, linked, residential)}
            checked={list.own.has(plainCommunity(name))}
            onChange={(event) => toggle(plainCommunity(name), event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </section>
  )
}

/** What will be claimed, and what cannot. */
function Posts({ posts }: { posts: ListPlan['posts'] }) {
  const text = useText(listText)
  if (posts.length === 0) return null
  const remark = (post: ListPlan['posts'][number]) => {
    if (post.closed) return text.closedPost
    if (post.id === null) return text.freshPost
    return placesFor(post) < post.memberIds.length ? text.fewPlaces(placesFor(post)) : ''
  }
  return (
    <section className="yz-card yz-members-section yz-list-part" aria-label={text.postsTitle}>
      <Title order={3} fz="1.125rem" mb="xs">
        {text.postsTitle}
      </Title>
      <Group gap="sm">
        {posts.map((post) => (
          <Badge key={post.title} variant="light" color={post.closed ? 'yellow' : 'gray'} size="lg" radius="sm" tt="none">
            {[text.post(post.title, post.memberIds.length), remark(post)].filter((part) => part !== '').join(' · ')}
          </Badge>
        ))}
      </Group>
    </section>
  )
}

/** The dry run of a list: its units, which community is this one, every row with its verdict, and the button that writes. */
export function ListCheck({ plan, list }: { plan: ListPlan; list: ListImport }) {
  const text = useText(listText)
  const sheets = [...new Set(plan.rows.map(({ sheet }) => sheet))]
  const { counts } = plan
  const nothing = counts.new + counts.changed + counts.doubtful === 0
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} fz="1.375rem">
          {text.check}
        </Title>
        <Text role="status">{text.rows(plan.rows.length, plan.units.length)}</Text>
      </div>
      <SimpleGrid cols={plan.communities.length > 0 ? { base: 1, md: 2 } : 1}>
        <section className="yz-card yz-members-section yz-list-part" aria-label={text.unitsTitle}>
          <Stack gap="sm">
            {sheets.map((sheet) => (
              <UnitLine key={sheet} plan={plan} sheet={sheet} list={list} />
            ))}
          </Stack>
        </section>
        <Communities plan={plan} list={list} />
      </SimpleGrid>
      <Posts posts={plan.posts} />
      <ListRows key={Object.values(counts).join()} plan={plan} />
      <Group justify="space-between" className="yz-list-bar">
        <Button variant="default" onClick={list.restart}>
          {text.another}
        </Button>
        <Group>
          {nothing ? <Text>{text.nothing}</Text> : null}
          <Button onClick={list.write} loading={list.writing} disabled={nothing}>
            {text.write}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}
