import { Alert, Button, Text } from '@mantine/core'
import { IconUserExclamation } from '@tabler/icons-react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import { setStudioActive } from '../growth-deed-operations'
import { secretariesAddress } from '../growth-filters'
import { setInPool } from '../growth-operations'
import { mostInPool, mostStudios } from '../growth-rules'
import { growthText } from '../growth-text'
import { cohorts } from '../schema'
import { useGrowthRefusal } from './growth-refusal'
import { FigureLink } from './MentorPieces'
import type { Growth } from './use-growth'

/** How many are where: numbers alone, each opens its list. */
export function GrowthFigures({ all }: { all: Growth }) {
  const text = useText(growthText)
  const stays = (cohort: string, status: string) =>
    all.allStays.filter((stay) => stay.cohort === cohort && stay.cohortStatus === status).length
  const left = (free: number) => (free > 0 ? text.figures.left(free) : text.figures.full)
  const [pool, studios] = [all.pool.within.length, all.studioPlaces.within.length]
  return (
    <div className="yz-mentor-figures">
      <FigureLink
        label={text.figures.pool}
        value={text.figures.of(pool, mostInPool)}
        hint={left(mostInPool - pool)}
        href={secretariesAddress({ pool: true })}
      />
      <FigureLink
        label={text.figures.studios}
        value={text.figures.of(studios, mostStudios)}
        hint={left(mostStudios - studios)}
        href="/mentoring/studios"
      />
      {cohorts.map((cohort) => (
        <FigureLink
          key={cohort}
          label={text.figures.cohort(text.cohort[cohort])}
          value={stays(cohort, 'current')}
          hint={text.figures.graduated(stays(cohort, 'graduated'))}
          href={secretariesAddress({ cohort, status: 'current' })}
        />
      ))}
    </div>
  )
}

function Notice(props: { title: string; body: string; end: string; onEnd: () => void }) {
  const { may } = useContextOfStore()
  return (
    <Alert color="yellow" icon={<IconUserExclamation size={24} />} title={props.title} role="status">
      <Text mb="sm">{props.body}</Text>
      {may('academy.write') ? (
        <Button color="gray.9" onClick={props.onEnd}>
          {props.end}
        </Button>
      ) : null}
    </Alert>
  )
}

/** Who was put into the pool, and which studio was opened, where another station had filled the last place. */
export function Beyond({ all }: { all: Growth }) {
  const text = useText(growthText)
  const say = useGrowthRefusal()
  const [pool, studio] = [useOperation(setInPool), useOperation(setStudioActive)]
  const out = async (id: string) => {
    const result = await pool({ id, inPool: false })
    if (result.ok) notify('done', text.page.fromPoolDone)
    else notify('problem', say(result.refusal))
  }
  const close = async (id: string) => {
    const result = await studio({ id, active: false })
    if (result.ok) notify('done', text.studio.closedDone)
    else notify('problem', say(result.refusal))
  }
  const { beyond } = text
  return (
    <>
      {all.pool.beyond.map(({ id, name }) => (
        <Notice key={id} title={beyond.pool(name)} body={beyond.poolBody} end={beyond.poolEnd} onEnd={() => void out(id)} />
      ))}
      {all.studioPlaces.beyond.map(({ id, title }) => (
        <Notice
          key={id}
          title={beyond.studio(title)}
          body={beyond.studioBody}
          end={beyond.studioEnd}
          onEnd={() => void close(id)}
        />
      ))}
    </>
  )
}
