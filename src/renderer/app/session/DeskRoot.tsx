import { notifications } from '@mantine/notifications'
import { Activity, useCallback, useEffect, useMemo, useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { useLive } from '../../data/live'
import { ContextProvider } from '../../data/provider'
import { atWork, type Worker } from '../../modules/workers'
import { LoadingState } from '../../ui/LoadingState'
import { FirstWorker } from '../setup/FirstWorker'
import { contextOfNobody } from '../setup/sample'
import type { Desk } from '../start/desk'
import { watchIdle } from './idle'
import { readLockTime } from './lock-time'
import { takeReturn } from './return-path'
import { SessionScreens } from './SessionScreens'
import { SignInPage } from './SignInPage'
import { enter, keepValid, lock, nobody, type Sessions } from './sessions'

function useSessions(first: Worker | null) {
  const [sessions, setSessions] = useState<Sessions>(first ? enter(nobody, first) : nobody)
  // The store tells of the first member of staff before the form that made them hears that it is saved.
  useEffect(() => {
    if (first) setSessions((now) => (now.activeId ? now : enter(now, first)))
  }, [first])
  const onLock = useCallback(() => {
    notifications.clean()
    setSessions((now) => lock(now, location.pathname + location.search))
  }, [])
  const onSignedIn = useCallback((worker: Worker) => setSessions((now) => enter(now, worker)), [])
  return { sessions, setSessions, onLock, onSignedIn }
}

function AtDesk({ desk, first, staff }: { desk: Desk; first: Worker | null; staff: readonly Worker[] }) {
  const { sessions, setSessions, onLock, onSignedIn } = useSessions(first)
  const { activeId, kept } = sessions
  const lastId = kept.at(-1)?.worker.id
  useEffect(() => setSessions((now) => keepValid(now, staff)), [staff, setSessions])
  useEffect(() => {
    if (!activeId) return
    return watchIdle({ target: window, afterMs: readLockTime, clock: Date.now, onIdle: onLock })
  }, [activeId, onLock])
  const signedIn = (worker: Worker) => {
    const back = takeReturn(worker.id)
    navigate(kept.find((session) => session.worker.id === worker.id)?.path ?? back ?? '/', { replace: true })
    onSignedIn(worker)
  }
  return (
    <>
      {kept.map(({ worker }) => (
        <Activity key={worker.id} mode={worker.id === activeId ? 'visible' : 'hidden'}>
          <SessionScreens desk={desk} worker={worker} active={worker.id === activeId} onLock={onLock} />
        </Activity>
      ))}
      {activeId ? null : <SignInPage desk={desk} lastId={lastId} onSignedIn={signedIn} />}
    </>
  )
}

function Gate({ desk, first }: { desk: Desk; first: Worker | null }) {
  const live = useLive(atWork, [])
  const [created, setCreated] = useState<Worker | null>(first)
  const staff = useMemo(() => (live.loading ? [] : live.value.map((found) => found.toMutableJSON())), [live])
  if (live.loading) return <LoadingState minHeight="100vh" />
  if (staff.length === 0) return <FirstWorker desk={desk} onDone={setCreated} />
  return <AtDesk desk={desk} first={created} staff={staff} />
}

/** The desk behind the start: first member of staff, sign-in, screens. */
export function DeskRoot({ desk, worker }: { desk: Desk; worker: Worker | null }) {
  const context = useMemo(() => contextOfNobody(desk), [desk])
  return (
    <ContextProvider context={context}>
      <Gate desk={desk} first={worker} />
    </ContextProvider>
  )
}
