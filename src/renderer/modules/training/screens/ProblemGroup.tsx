import { Button, Group, Select, Stack, Text, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { caseText } from '../case-text'
import { createAlike } from '../problem-alike'
import { groupProblems, ungroupProblem } from '../problem-operations'
import type { Problem } from '../schema'
import { hrefOf, Marked } from './CasePieces'
import type { Library } from './use-library'

const mostAlike = 8

function useGroup(leader: Problem) {
  const text = useText(caseText)
  const [group, ungroup] = [useOperation(groupProblems), useOperation(ungroupProblem)]
  return {
    async groupIn(otherId: string) {
      const result = await group({ id: leader.id, otherId })
      if (result.ok) notify('done', text.grouped)
      else notify('problem', text.refusal[result.refusal.code])
    },
    async takeOut(id: string) {
      const result = await ungroup({ id })
      if (result.ok) notify('done', text.ungrouped)
      else notify('problem', text.refusal[result.refusal.code])
    },
  }
}

/** Who is told together with it. */
export function Members({ leader, library }: { leader: Problem; library: Library }) {
  const text = useText(caseText)
  const { may } = useContextOfStore()
  const { takeOut } = useGroup(leader)
  const members = library.members.get(leader.id) ?? []
  return (
    <section className="yz-card yz-cases-part" aria-labelledby="members-title">
      <Group justify="space-between">
        <Title order={2} id="members-title" fz="1.1875rem">
          {text.groupTitle}
        </Title>
        <Text>{text.told(1 + members.length)}</Text>
      </Group>
      {members.length === 0 ? <Text c="dimmed">{text.noGroup}</Text> : null}
      <ul className="yz-cases-group">
        {members.map((member) => (
          <li key={member.id}>
            <span>
              <Link href={hrefOf(member)} className="yz-cases-title">
                {member.title}
              </Link>
              <Text component="span" display="block" size="xs" c="dimmed">
                {[member.category, member.day].filter(Boolean).join(' · ')}
              </Text>
            </span>
            {may('academy.write') ? (
              <Button
                variant="subtle"
                color="gray.8"
                aria-label={text.ungroupOf(member.title)}
                onClick={() => void takeOut(member.id)}
              >
                {text.ungroup}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Problems worded alike that are not told with it yet; a person says whether they are the same. */
export function Suggestions({ leader, library }: { leader: Problem; library: Library }) {
  const text = useText(caseText)
  const { groupIn } = useGroup(leader)
  const [chosen, setChosen] = useState<string | null>(null)
  const others = useMemo(
    () => library.problems.filter(({ id }) => library.leaders.get(id)?.id !== leader.id),
    [library, leader.id],
  )
  const alikeOf = useMemo(() => createAlike(others), [others])
  const alike = useMemo(() => alikeOf(leader, mostAlike), [alikeOf, leader])
  const choose = async () => {
    if (!chosen) return
    await groupIn(chosen)
    setChosen(null)
  }
  return (
    <section className="yz-card yz-cases-part yz-no-print" aria-labelledby="alike-title">
      <Title order={2} id="alike-title" fz="1.1875rem">
        {text.alikeTitle}
      </Title>
      <Text c="dimmed">{alike.length === 0 ? text.noAlike : text.alikeHint}</Text>
      <ul className="yz-cases-group">
        {alike.map(({ problem, title }) => (
          <li key={problem.id}>
            <span>
              <Link href={hrefOf(problem)} className="yz-cases-title">
                <Marked pieces={title} />
              </Link>
              <Text component="span" display="block" size="xs" c="dimmed">
                {[problem.category, problem.day].filter(Boolean).join(' · ')}
              </Text>
            </span>
            <Button variant="default" aria-label={text.groupOf(problem.title)} onClick={() => void groupIn(problem.id)}>
              {text.groupIn}
            </Button>
          </li>
        ))}
      </ul>
      <Stack gap="xs" mt="sm">
        <Group align="flex-end" wrap="nowrap">
          <Select
            label={text.choose}
            placeholder={text.chooseHint}
            data={others.map(({ id, title }) => ({ value: id, label: title }))}
            value={chosen}
            onChange={setChosen}
            searchable
            clearable
            limit={30}
            flex={1}
          />
          <Button variant="default" disabled={!chosen} onClick={() => void choose()}>
            {text.groupIn}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}
