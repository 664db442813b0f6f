import { Button, Modal, Tabs } from '@mantine/core'
import { IconBook2, IconCalendarEvent, IconPlus, IconRepeat, IconSchool, IconSpeakerphone } from '@tabler/icons-react'
import { useState } from 'react'
import { useLive } from '../../../data/live'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { dayOf } from '../../../lib/time'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { EmptyState } from '../../../ui/EmptyState'
import type { Icon } from '../../../ui/icon'
import { LoadingState } from '../../../ui/LoadingState'
import { notify } from '../../../ui/notify'
import { PageHeader } from '../../../ui/PageHeader'
import { entryText } from '../entry-text'
import { setEntryOpen } from '../operations'
import { catalogueOf } from '../queries'
import { type EntryKind, entryKinds, isKeptElsewhere, isOver } from '../rules'
import type { CatalogueRecord } from '../schema'
import { EntryForm } from './EntryForm'
import { EntryTable } from './EntryTable'

const pictures: Record<EntryKind, Icon> = {
  activity: IconCalendarEvent,
  duty: IconRepeat,
  notice: IconSpeakerphone,
  offering: IconSchool,
  matter: IconBook2,
}

/** What still goes on first, the next day above, then by name; what is over after it, the latest above. */
function byDays(today: string) {
  return (a: CatalogueRecord, b: CatalogueRecord): number => {
    const over = Number(isOver(a, today)) - Number(isOver(b, today))
    if (over !== 0) return over
    const days = (a.startsOn ?? '').localeCompare(b.startsOn ?? '')
    return (isOver(a, today) ? -days : days) || a.title.localeCompare(b.title, 'zh-CN')
  }
}

/** Matters out of the city's file have a page of their own (办事事项), and are changed by its next edition alone. */
const isOfCity = ({ version }: CatalogueRecord): boolean => version !== undefined

type Asked = { deed: 'add' } | { deed: 'edit' | 'close'; entry: CatalogueRecord }

function Entries({ kind, entries, onAsk }: { kind: EntryKind; entries: CatalogueRecord[]; onAsk: (asked: Asked) => void }) {
  const text = useText(entryText)
  const { may, clock } = useContextOfStore()
  const setOpen = useOperation(setEntryOpen)
  const today = dayOf(clock())
  const reopen = async (entry: CatalogueRecord) => {
    const result = await setOpen({ id: entry.id, open: true })
    if (result.ok) notify('done', text.reopened)
    else if (result.refusal.code !== 'faulty') notify('problem', text.refusal[result.refusal.code])
  }
  const deeds = {
    onEdit: (entry: CatalogueRecord) => onAsk({ deed: 'edit', entry }),
    onOpen: (entry: CatalogueRecord, open: boolean) => (open ? reopen(entry) : onAsk({ deed: 'close', entry })),
  }
  if (entries.length === 0)
    return (
      <div className="yz-card">
        <EmptyState icon={pictures[kind]} title={text.empty[kind]} hint={text.emptyHint[kind]} />
      </div>
    )
  const sorted = [...entries].sort(byDays(today))
  return <EntryTable kind={kind} entries={sorted} today={today} deeds={may('catalogue.write') ? deeds : null} />
}

function Dialogs({ kind, asked, onClose }: { kind: EntryKind; asked: Asked | null; onClose: () => void }) {
  const text = useText(entryText)
  const word = useText(words)
  const setOpen = useOperation(setEntryOpen)
  const entry = asked && asked.deed !== 'add' ? asked.entry : null
  const close = async (id: string) => {
    const result = await setOpen({ id, open: false })
    if (result.ok) notify('done', text.closed)
    else if (result.refusal.code !== 'faulty') notify('problem', text.refusal[result.refusal.code])
  }
  return (
    <>
      <Modal
        opened={asked?.deed === 'add' || asked?.deed === 'edit'}
        onClose={onClose}
        title={asked?.deed === 'edit' ? text.edit[kind] : text.add[kind]}
        size="xl"
        closeButtonProps={{ 'aria-label': word.close }}
      >
        <EntryForm
          kind={kind}
          entry={entry}
          onCancel={onClose}
          onDone={() => {
            notify('done', entry ? word.saved : text.added)
            onClose()
          }}
        />
      </Modal>
      <ConfirmDialog
        opened={asked?.deed === 'close'}
        title={text.closeTitle(entry?.title ?? '')}
        confirmLabel={kind === 'notice' ? text.takeDown : text.close}
        onConfirm={() => (entry ? close(entry.id) : undefined)}
        onClose={onClose}
      >
        {kind === 'activity' || kind === 'duty' ? text.closeBodyOfActivity : text.closeBody}
      </ConfirmDialog>
    </>
  )
}

/** 活动与通知: what is entered here stands on the center's kiosks, and members check in to it. */
export function CatalogueScreen() {
  const text = useText(entryText)
  const { may } = useContextOfStore()
  const [kind, setKind] = useState<EntryKind>('activity')
  const [asked, setAsked] = useState<Asked | null>(null)
  const live = useLive((data) => catalogueOf(data, ...entryKinds), [])
  // The sittings of tours (巡回服务) have their own page; what stands here is what is entered here.
  const entries = live.loading ? [] : live.value.flatMap((found) => (isKeptElsewhere(found.id) ? [] : [found.toMutableJSON()]))
  const add = may('catalogue.write') ? (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setAsked({ deed: 'add' })}>
      {text.add[kind]}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={add} />
      <Tabs
        value={kind}
        onChange={(value) => setKind(entryKinds.find((known) => known === value) ?? 'activity')}
        keepMounted={false}
      >
        <Tabs.List aria-label={text.tabs} mb="md" className="yz-no-print">
          {entryKinds.map((known) => {
            const Picture = pictures[known]
            return (
              <Tabs.Tab key={known} value={known} leftSection={<Picture size={20} stroke={1.7} />} py="sm">
                {text.tab[known]}
              </Tabs.Tab>
            )
          })}
        </Tabs.List>
        {entryKinds.map((known) => (
          <Tabs.Panel key={known} value={known}>
            {live.loading ? (
              <LoadingState />
            ) : (
              <Entries
                kind={known}
                entries={entries.filter((entry) => entry.kind === known && !isOfCity(entry))}
                onAsk={setAsked}
              />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
      <Dialogs kind={kind} asked={asked} onClose={() => setAsked(null)} />
    </>
  )
}
