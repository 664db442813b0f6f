import { ActionIcon, Group, Text } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { DiskProvider } from '../../data/disk'
import { createJournalClient } from '../../data/journal-client'
import { useContextOfStore } from '../../data/provider'
import { useLanguage, useText } from '../../i18n/use-text'
import { modules } from '../../modules'
import { KeepSessionsPublished } from '../../modules/academy'
import { BesideProvider } from '../../modules/beside'
import { CollectIntake } from '../../modules/intake'
import { KeepFirstArrival } from '../../modules/members'
import { KeepStopsPublished } from '../../modules/tours'
import type { Worker } from '../../modules/workers'
import { Seal } from '../../ui/Seal'
import { Leaving } from '../access/Leaving'
import { DemoBand } from '../DemoBand'
import { LanguageSwitch } from '../LanguageSwitch'
import { DiskBand } from '../recovery/DiskBand'
import { StoreBand } from '../recovery/StoreBand'
import { useDisk } from '../recovery/use-disk'
import { noteReturn } from '../session/return-path'
import type { Desk } from '../start/desk'
import type { Fetch } from '../start/host'
import { TerminalNames, useTerminalNames } from '../sync/TerminalNames'
import { appText } from '../text'
import { useTitle } from '../use-title'
import { Pages } from './Pages'
import { Rail } from './Rail'
import { recordsAtCenter } from './records-at-center'
import { Shortcuts } from './Shortcuts'
import { SyncBadge } from './SyncBadge'
import { entryAt, navigationFor } from './screens'
import { useFrameKeys } from './use-frame-keys'
import { useSyncStatus } from './use-sync'
import { WhoIsHere } from './WhoIsHere'

function Head({ desk, worker, onLock, onHelp }: { desk: Desk; worker: Worker; onLock: () => void; onHelp: () => void }) {
  const text = useText(appText)
  return (
    <header className="yz-head">
      <Group gap="sm" wrap="nowrap" miw={0}>
        <Seal size={40} />
        <div className="yz-names">
          <Text fw={700} fz="1.125rem" lh={1.3} truncate>
            {desk.station.centerName}
          </Text>
          <Text size="xs" c="gray.7" lh={1.3} truncate>
            {desk.station.terminalName}
          </Text>
        </div>
      </Group>
      <Group gap="sm" wrap="nowrap">
        <SyncBadge sync={desk.sync} pages />
        <LanguageSwitch />
        <ActionIcon aria-label={text.shortcuts} onClick={onHelp}>
          <IconKeyboard size={24} />
        </ActionIcon>
        <WhoIsHere worker={worker} onLock={onLock} />
      </Group>
    </header>
  )
}

const askHost: Fetch = (path, init) => fetch(path, init)
const beside = modules.flatMap((module) => module.beside ?? [])
const lookAtDisk = createJournalClient(askHost).health

function Intake({ sync, children }: { sync: Desk['sync']; children: ReactNode }) {
  const isOnline = useSyncStatus(sync).state !== 'offline'
  return (
    <CollectIntake atCenter={recordsAtCenter} online={isOnline} names={useTerminalNames()}>
      {children}
    </CollectIntake>
  )
}

/** The frame of the desk: where one is, who one is, how the sync stands; the page itself in the middle. */
export function DeskFrame({ desk, worker, onLock }: { desk: Desk; worker: Worker; onLock: () => void }) {
  const text = useText(appText)
  const { language } = useLanguage()
  const { may } = useContextOfStore()
  const [path, navigate] = useLocation()
  const [helping, setHelping] = useState(false)
  const main = useRef<HTMLElement>(null)
  const disk = useDisk()
  const entries = useMemo(() => navigationFor(may), [may])
  const here = entryAt(path, entries)
  useTitle(here?.navigation.label[language])
  const onHelp = useCallback(() => setHelping(true), [])
  const onPage = useCallback(
    (index: number) => {
      const entry = entries[index]
      if (entry) navigate(entry.path)
    },
    [entries, navigate],
  )
  const onReopen = useCallback(() => {
    noteReturn(worker.id, location.pathname + location.search)
    location.reload()
  }, [worker.id])
  useFrameKeys({ onHelp, onLock, onPage })
  return (
    <div className="yz-frame" data-demo={desk.station.demo || undefined}>
      <button type="button" className="yz-skip" onClick={() => main.current?.focus()}>
        {text.skip}
      </button>
      {desk.station.demo ? <DemoBand /> : null}
      <div className="yz-bands">
        <StoreBand look={lookAtDisk} onReopen={onReopen} />
        <DiskBand disk={disk} />
      </div>
      <Head desk={desk} worker={worker} onLock={onLock} onHelp={onHelp} />
      <KeepFirstArrival />
      <KeepSessionsPublished />
      <KeepStopsPublished />
      <Rail entries={entries} here={here} />
      <main className="yz-main" ref={main} tabIndex={-1}>
        <DiskProvider level={disk.level}>
          <TerminalNames fetch={askHost}>
            <Intake sync={desk.sync}>
              <Leaving>
                <BesideProvider all={beside}>
                  <Pages home={entries[0]?.path ?? '/settings'} />
                </BesideProvider>
              </Leaving>
            </Intake>
          </TerminalNames>
        </DiskProvider>
      </main>
      <Shortcuts opened={helping} onClose={() => setHelping(false)} />
    </div>
  )
}
