import { Alert, Badge, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { IconChartBar, IconClipboardList, IconFileImport, IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { type Matter, matterChannels } from '../../catalogue/schema'
import { createMatterFinder } from '../finder'
import { type Channel, channelsOf, editionsOf, isListed } from '../rules'
import { mattersText } from '../text'
import { LookUpProgress } from './LookUpProgress'
import { type Matters, useMatters } from './use-matters'
import './matters.css'

const atOnce = 50

/** Where it is dealt with, as small badges. */
export function ChannelBadges({ matter }: { matter: Matter }) {
  const text = useText(mattersText)
  return (
    <Group gap={6} wrap="nowrap">
      {channelsOf(matter).map((channel) => (
        <Badge key={channel} variant="light" color="gray" size="lg" radius="sm" tt="none">
          {text.channel[channel]}
        </Badge>
      ))}
    </Group>
  )
}

function MatterLine({ matter }: { matter: Matter }) {
  return (
    <li>
      <Link href={`/matters/${matter.id}`} className="yz-matters-line">
        <span>
          <strong>{matter.title}</strong>
          <Text component="span" display="block" size="xs" c="dimmed">
            {[matter.category, matter.code, matter.tags?.join('、')].filter(Boolean).join(' · ')}
          </Text>
        </span>
        <ChannelBadges matter={matter} />
      </Link>
    </li>
  )
}

function Found({ found, typed }: { found: Matter[]; typed: string }) {
  const text = useText(mattersText)
  const [shown, setShown] = useState(atOnce)
  if (found.length === 0)
    return (
      <div className="yz-card">
        <EmptyState icon={IconSearch} title={text.none} hint={text.noneHint} />
      </div>
    )
  return (
    <Stack gap="xs">
      <Text c="dimmed" role="status">
        {typed.trim() === '' ? text.count(found.length) : text.foundCount(found.length)}
      </Text>
      <div className="yz-card">
        <ul className="yz-matters-list">
          {found.slice(0, shown).map((matter) => (
            <MatterLine key={matter.id} matter={matter} />
          ))}
        </ul>
        {found.length > shown ? (
          <Button variant="subtle" color="gray.8" fullWidth onClick={() => setShown(shown + atOnce)}>
            {text.more(Math.min(atOnce, found.length - shown))}
          </Button>
        ) : null}
      </div>
    </Stack>
  )
}

/** What the catalogue is made of: its edition, and what a desk of this center entered besides. */
function Edition({ matters }: { matters: Matters }) {
  const text = useText(mattersText)
  const editions = editionsOf(matters.all)
  const own = matters.open.filter((matter) => !isListed(matter)).length
  const [newest] = editions
  return (
    <section className="yz-card yz-matters-part">
      <Text>{newest ? text.edition(newest.version, newest.count) : text.noEdition}</Text>
      {own > 0 ? <Text c="dimmed">{text.ownCount(own)}</Text> : null}
      {editions.length > 1 ? (
        <Alert role="alert" color="yellow" mt="sm">
          {text.mixed(editions.map(({ version, count }) => text.edition(version, count)).join('；'))}
        </Alert>
      ) : null}
    </section>
  )
}

function Search({ matters }: { matters: Matters }) {
  const text = useText(mattersText)
  const [typed, setTyped] = useState('')
  const [channel, setChannel] = useState<Channel | 'all'>('all')
  const late = useDeferredValue(typed)
  const find = useMemo(() => createMatterFinder(matters.open), [matters])
  const named = useMemo(() => find(late), [find, late])
  const within = (wanted: Channel | 'all') =>
    wanted === 'all' ? named : named.filter((matter) => channelsOf(matter).includes(wanted))
  const choices = ['all' as const, ...matterChannels].map((value) => ({
    value,
    label: `${value === 'all' ? text.allChannels : text.channel[value]} ${within(value).length}`,
  }))
  return (
    <Stack gap="md">
      <TextInput
        type="search"
        aria-label={text.search}
        placeholder={text.searchHint}
        leftSection={<IconSearch size={22} aria-hidden="true" />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
        maxLength={120}
      />
      <SegmentedControl
        aria-label={text.channels}
        value={channel}
        onChange={(value) => setChannel(matterChannels.find((known) => known === value) ?? 'all')}
        data={choices}
      />
      <Found key={`${late} ${channel}`} found={within(channel)} typed={late} />
    </Stack>
  )
}

/** 办事事项: found in everyday words, each with its guidance card; and how far one is, by its number. */
export function MattersScreen() {
  const text = useText(mattersText)
  const { may } = useContextOfStore()
  const matters = useMatters()
  const mayImport = may('catalogue.write')
  const importing = (primary: boolean) => (
    <Button
      component={Link}
      href="/matters/import"
      variant={primary ? 'filled' : 'default'}
      leftSection={<IconFileImport size={20} />}
    >
      {text.import}
    </Button>
  )
  const isEmpty = matters !== null && matters.all.length === 0
  const actions = (
    <>
      <Button component={Link} href="/matters/use" variant="default" leftSection={<IconChartBar size={20} />}>
        {text.use}
      </Button>
      {mayImport && !isEmpty ? importing(false) : null}
    </>
  )
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={actions} />
      {matters ? null : <LoadingState />}
      {matters ? (
        <div className="yz-matters-panes">
          {isEmpty ? (
            <div className="yz-card">
              <EmptyState
                icon={IconClipboardList}
                title={text.empty}
                hint={text.emptyHint}
                action={mayImport ? importing(true) : null}
              />
            </div>
          ) : (
            <Search matters={matters} />
          )}
          <div className="yz-matters-side">
            <LookUpProgress />
            <Edition matters={matters} />
          </div>
        </div>
      ) : null}
    </>
  )
}
