import { Badge, Button, Group, Menu, Table, Text, Title } from '@mantine/core'
import { IconBuildingCommunity, IconDots, IconPlus, IconSchool } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import type { CityCourse } from '../../catalogue/schema'
import { setCourseActive } from '../operations'
import type { Course } from '../schema'
import { academyText } from '../text'
import { AcademyTabs } from './AcademyTabs'
import { CityImport } from './CityImport'
import { CourseDialog } from './CourseDialog'
import { SessionDialog } from './SessionDialog'
import { audienceOfCity } from './session-form'
import { type Academy, useAcademy } from './use-academy'
import './academy.css'

type Asked = { deed: 'add' } | { deed: 'edit'; course: Course } | { deed: 'open'; courseId: string }
type Ask = (asked: Asked) => void

function OpenButton({ course, onAsk }: { course: Course | CityCourse; onAsk: Ask }) {
  const text = useText(academyText)
  return (
    <Button variant="default" aria-label={text.openOf(course.title)} onClick={() => onAsk({ deed: 'open', courseId: course.id })}>
      {text.openSession}
    </Button>
  )
}

function Actions({ course, onAsk }: { course: Course; onAsk: Ask }) {
  const text = useText(academyText)
  const word = useText(words)
  const setActive = useOperation(setCourseActive)
  const put = async () => {
    const result = await setActive({ id: course.id, active: !course.active })
    if (!result.ok && result.refusal.code !== 'faulty') notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      {course.active ? <OpenButton course={course} onAsk={onAsk} /> : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" color="gray.8" px="xs" aria-label={`${word.more} ${course.title}`}>
            <IconDots size={20} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onAsk({ deed: 'edit', course })}>{word.edit}</Menu.Item>
          <Menu.Item onClick={() => void put()}>{course.active ? text.putAway : text.takeUp}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}

type Line = { course: Course | CityCourse; audience: string; hours: number | undefined; mark: ReactNode; actions: ReactNode }

function CourseTable({ academy, lines, label }: { academy: Academy; lines: readonly Line[]; label: string }) {
  const text = useText(academyText)
  const held = (id: string) => academy.sessions.filter(({ courseId }) => courseId === id).length
  return (
    <div className="yz-card yz-academy-table">
      <Table horizontalSpacing="md" verticalSpacing="xs" aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.course}</Table.Th>
            <Table.Th w="8rem">{text.forWhom}</Table.Th>
            <Table.Th w="9rem">{text.category}</Table.Th>
            <Table.Th w="7rem" ta="right">
              {text.creditHours}
            </Table.Th>
            <Table.Th w="7rem" ta="right">
              {text.sessionsOf}
            </Table.Th>
            <Table.Td w="12rem" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ course, audience, hours, mark, actions }) => (
            <Table.Tr key={course.id}>
              <Table.Td>
                <Group gap="xs">
                  <Text fw={600}>{course.title}</Text>
                  {mark}
                </Group>
                {'code' in course && course.code ? (
                  <Text size="xs" c="gray.7">
                    {text.code} {course.code}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td>{audience}</Table.Td>
              <Table.Td>{course.category ?? ''}</Table.Td>
              <Table.Td ta="right">{hours}</Table.Td>
              <Table.Td ta="right">{held(course.id)}</Table.Td>
              <Table.Td ta="right">{actions}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

const Mark = ({ label }: { label: string }) => (
  <Badge variant="light" color="gray" radius="sm" size="lg" tt="none">
    {label}
  </Badge>
)

function Local({ academy, mayWrite, onAsk }: { academy: Academy; mayWrite: boolean; onAsk: Ask }) {
  const text = useText(academyText)
  const lines = academy.courses.map((course): Line => {
    return {
      course,
      audience: text.audience[course.audience],
      hours: course.creditHours,
      mark: course.active ? null : <Mark label={text.isPutAway} />,
      actions: mayWrite ? <Actions course={course} onAsk={onAsk} /> : null,
    }
  })
  return (
    <section aria-labelledby="local-courses">
      <Title order={2} id="local-courses" mb="sm">
        {text.local}
      </Title>
      {lines.length === 0 ? (
        <div className="yz-card yz-academy-table">
          <EmptyState icon={IconSchool} title={text.noLocal} hint={text.noLocalHint} />
        </div>
      ) : (
        <CourseTable academy={academy} lines={lines} label={text.local} />
      )}
    </section>
  )
}

function City({ academy, mayWrite, onAsk }: { academy: Academy; mayWrite: boolean; onAsk: Ask }) {
  const text = useText(academyText)
  const shown = academy.cityCourses.filter(({ open }) => open !== false)
  const lines = shown.map((course): Line => {
    const audience = audienceOfCity(course)
    return {
      course,
      audience: audience ? text.audience[audience] : text.anyone,
      hours: course.hours,
      mark: <Mark label={text.cityMark} />,
      actions: mayWrite ? <OpenButton course={course} onAsk={onAsk} /> : null,
    }
  })
  return (
    <section aria-labelledby="city-courses">
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={2} id="city-courses">
            {text.city}
          </Title>
          <Text c="dimmed">{text.cityHint}</Text>
        </div>
        {mayWrite ? <CityImport standing={academy.cityCourses} /> : null}
      </Group>
      {lines.length === 0 ? (
        <div className="yz-card yz-academy-table">
          <EmptyState icon={IconBuildingCommunity} title={text.noCity} hint={text.noCityHint} />
        </div>
      ) : (
        <CourseTable academy={academy} lines={lines} label={text.city} />
      )}
    </section>
  )
}

/** 课程: those of this center, and the city's beside them, which are read only. A session is opened from either. */
export function CoursesScreen() {
  const text = useText(academyText)
  const { may } = useContextOfStore()
  const academy = useAcademy()
  const [asked, setAsked] = useState<Asked | null>(null)
  const mayWrite = may('academy.write')
  const close = () => setAsked(null)
  const add = (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setAsked({ deed: 'add' })}>
      {text.addCourse}
    </Button>
  )
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={mayWrite ? add : null} />
      <AcademyTabs here="courses" />
      {academy ? (
        <>
          <Local academy={academy} mayWrite={mayWrite} onAsk={setAsked} />
          <City academy={academy} mayWrite={mayWrite} onAsk={setAsked} />
        </>
      ) : (
        <LoadingState />
      )}
      {asked?.deed === 'add' ? <CourseDialog course={null} onClose={close} /> : null}
      {asked?.deed === 'edit' ? <CourseDialog course={asked.course} onClose={close} /> : null}
      {academy && asked?.deed === 'open' ? (
        <SessionDialog academy={academy} session={null} courseId={asked.courseId} onClose={close} />
      ) : null}
    </>
  )
}
