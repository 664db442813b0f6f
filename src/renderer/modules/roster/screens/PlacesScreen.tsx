import { Button } from '@mantine/core'
import { IconBuildingCommunity, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { FaultState } from '../../../ui/FaultState'
import { LoadingState } from '../../../ui/LoadingState'
import { PageHeader } from '../../../ui/PageHeader'
import { placeText } from '../place-text'
import { useAsked } from '../search/use-roster-index'
import { rosterText } from '../text'
import { type PlaceDeed, PlaceDialog } from './PlaceDialogs'
import { PlacePanel } from './PlacePanel'
import { PlaceTree } from './PlaceTree'
import './person.css'
import './places.css'

/** 房屋: estates, buildings, entrances and dwellings, and who lives in them. */
export function PlacesScreen() {
  const text = useText(placeText)
  const common = useText(rosterText)
  const { may } = useContextOfStore()
  const [chosen, setChosen] = useState<string | null>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [deed, setDeed] = useState<PlaceDeed | null>(null)
  const asked = useAsked((index) => index.placesBelow(null), 'top')
  if (asked.state === 'failed')
    return <FaultState title={common.indexFault} advice={common.indexFaultAdvice} detail={asked.message} onRetry={asked.retry} />
  const top = asked.state === 'known' ? asked.value : []
  const names = (kind: string) => top.filter((node) => node.kind === kind).map(({ name }) => name)
  const add = (kind: 'estate' | 'grid') => (
    <Button
      variant={kind === 'grid' ? 'default' : undefined}
      leftSection={<IconPlus size={20} />}
      onClick={() => setDeed({ deed: 'add', kind, parentId: null, beside: names(kind) })}
    >
      {text.add[kind]}
    </Button>
  )
  const actions = may('roster.write') ? (
    <>
      {add('grid')}
      {add('estate')}
    </>
  ) : null
  const toggle = (id: string, open: boolean) => {
    const next = new Set(opened)
    if (open) next.add(id)
    else next.delete(id)
    setOpened(next)
  }
  const hasEstates = top.some(({ kind }) => kind === 'estate')
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={actions} />
      {asked.state === 'waiting' ? <LoadingState label={common.preparing} /> : null}
      {asked.state === 'known' && !hasEstates ? (
        <EmptyState icon={IconBuildingCommunity} title={text.empty} hint={text.emptyHint} />
      ) : null}
      {hasEstates ? (
        <div className="yz-places">
          <div className="yz-card yz-place-side">
            <PlaceTree chosen={chosen} opened={opened} onChoose={setChosen} onToggle={toggle} />
          </div>
          {chosen ? (
            <PlacePanel key={chosen} id={chosen} onDeed={setDeed} />
          ) : (
            <EmptyState title={text.choose} hint={text.chooseHint} />
          )}
        </div>
      ) : null}
      <PlaceDialog deed={deed} onClose={() => setDeed(null)} />
    </>
  )
}
