import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconPlus, IconSchool, IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { createNameFinder } from '../../../lib/name-finder'
import { textPinyin } from '../../../lib/pinyin'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import type { Session } from '../schema'
import { firstDay, sessionStates, stateOf } from '../session-rules'
import { academyText } from '../text'
import { AcademyTabs } from './AcademyTabs'
import { SessionDialog } from './SessionDialog'
import { SessionTable } from './SessionTable'
import { type Academy, useAcademy, useFigures } from './use-academy'
import './academy.css'

/** Which sessions are shown, kept in the address so that the way back from one leads here again. */
function useShown() {
  const [, navigate] = useLocation()
  const params = new URLSearchParams(useSearch())
  const state = sessionStates.find((known) => known === params.get('state')) ?? 'all'
  const asked = params.get('month') ?? ''
  const month = /^\d{4}(-\d{2})?$/.test(asked) ? asked : ''
  const show = (change: { state?: string; month?: string }) => {
    const next = Object.entries({ state, month, ...change }).filter(([, value]) => value !== '' && value !== 'all')
    const query = new URLSearchParams(next).toString()
    navigate(query ? `/academy?${query}` : '/academy', { replace: true })
  }
  return { state, month, show }
}

function Sessions({ academy }: { academy: Academy }) {
  const text = useText(academyText)
  const figures = useFigures(academy.sessions)
  const { state, month, show } = useShown()
  const [typed, setTyped] = useState('')
  const find = useMemo(
    () =>
      createNameFinder(academy.sessions, (session) => ({
        names: [{ name: session.title, pinyin: textPinyin(session.title) }],
        also: [session.teacher ?? '', academy.whereOf(session)],
      })),
    [academy],
  )
  const ofMonth = (session: Session) =>
    month === '' || (firstDay(session).startsWith(month) && session.sessionStatus !== 'cancelled')
  const shownBefore = academy.sessions.filter(ofMonth)
  const count = (one: string) =>
    one === 'all' ? shownBefore.length : shownBefore.filter((session) => stateOf(session, academy.today) === one).length
  const found = new Set(typed.trim() === '' ? academy.sessions : find(typed))
  const shown = shownBefore.filter(
    (session) => found.has(session) && (state === 'all' || stateOf(session, academy.today) === state),
  )
  const states = ['all', ...sessionStates] as const
  return (
    <>
      <div className="yz-academy-bar">
        <SegmentedControl
          aria-label={text.stateLabel}
          size="md"
          value={state}
          onChange={(value) => show({ state: value })}
          data={states.map((one) => ({
            value: one,
            label: text.stateOf(one === 'all' ? text.all : text.state[one], count(one)),
          }))}
        />
        <TextInput
          type="search"
          className="yz-academy-find"
          aria-label={text.find}
          placeholder={text.findHint}
          leftSection={<IconSearch size={20} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
        />
        {month ? (
          <Button variant="default" onClick={() => show({ month: '' })}>
            {text.onlyMonth(
              month.length === 4 ? text.yearOf(month) : text.monthOf(Number(month.slice(0, 4)), Number(month.slice(5))),
            )}{' '}
            · {text.allMonths}
          </Button>
        ) : null}
      </div>
      {shown.length === 0 ? (
        <div className="yz-card">
          <EmptyState icon={IconSchool} title={text.noneFound} hint={text.noneFoundHint} />
        </div>
      ) : (
        <SessionTable academy={academy} sessions={shown} figures={figures} />
      )}
    </>
  )
}

/** 社区学院: its sessions, by state. */
export function AcademyScreen() {
  const text = useText(academyText)
  const { may } = useContextOfStore()
  const academy = useAcademy()
  const [opening, setOpening] = useState(false)
  const mayWrite = may('academy.write')
  const isEmpty = academy?.sessions.length === 0
  const hasCourses = academy !== null && academy.courses.length + academy.cityCourses.length > 0
  const open = (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setOpening(true)}>
      {text.openSession}
    </Button>
  )
  const toCourses = (
    <Button component={Link} href="/academy/courses" variant="default">
      {text.tabs.courses}
    </Button>
  )
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={mayWrite && hasCourses ? open : null} />
      <AcademyTabs here="sessions" />
      {academy ? null : <LoadingState />}
      {academy && isEmpty ? (
        <div className="yz-card">
          <EmptyState
            icon={IconSchool}
            title={text.noSessions}
            hint={text.noSessionsHint}
            action={hasCourses ? null : toCourses}
          />
        </div>
      ) : null}
      {academy && !isEmpty ? <Sessions academy={academy} /> : null}
      {academy && opening ? <SessionDialog academy={academy} session={null} onClose={() => setOpening(false)} /> : null}
    </>
  )
}
