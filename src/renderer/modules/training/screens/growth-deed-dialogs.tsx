import { useContextOfStore, useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { dayOf } from '../../../lib/time'
import { notify } from '../../../ui/notify'
import { enterContest, noteExchange, saveContest, saveStudio, takeBackExchange } from '../growth-deed-operations'
import { growthText } from '../growth-text'
import { type Contest, type Exchange, exchangeKinds, type Studio } from '../schema'
import { FormDialog } from './FormDialog'
import { useRefusedAt } from './growth-dialogs'
import type { Growth } from './use-growth'

/** A new studio, or one that is corrected. */
export function StudioDialog({ studio, all, onClose }: { studio: Studio | null; all: Growth; onClose: () => void }) {
  const text = useText(growthText)
  const refusedBy = useRefusedAt()
  const { clock } = useContextOfStore()
  const save = useOperation(saveStudio)
  return (
    <FormDialog
      title={studio ? text.studio.edit(studio.title) : text.studio.add}
      fields={() => [
        { name: 'title', label: text.studio.title, hint: text.studio.titleHint },
        { name: 'secretaryId', label: text.studio.lead, as: 'person', options: all.options, nothing: text.noMatch },
        { name: 'place', label: text.studio.place, half: true },
        { name: 'startsOn', label: text.studio.startsOn, as: 'date', half: true },
        { name: 'body', label: text.studio.body, as: 'area', most: 2000 },
      ]}
      start={{
        title: studio?.title ?? '',
        secretaryId: studio?.secretaryId ?? '',
        place: studio?.place ?? '',
        startsOn: studio ? (studio.startsOn ?? '') : dayOf(clock()),
        body: studio?.body ?? '',
      }}
      save={async ({ title = '', ...more }) => {
        const result = await save(studio ? { ...more, title, id: studio.id } : { ...more, title })
        if (!result.ok) return refusedBy(result.refusal)
        notify('done', studio ? text.saved : text.studio.opened)
        return null
      }}
      onClose={onClose}
    />
  )
}

export function ContestDialog({ contest, onClose }: { contest: Contest | null; onClose: () => void }) {
  const text = useText(growthText).contest
  const refusedBy = useRefusedAt()
  const { clock } = useContextOfStore()
  const save = useOperation(saveContest)
  return (
    <FormDialog
      title={contest ? text.edit(contest.title) : text.add}
      fields={() => [
        { name: 'title', label: text.name, hint: text.nameHint },
        { name: 'day', label: text.day, as: 'date', half: true },
        { name: 'place', label: text.place, half: true },
        { name: 'body', label: text.body, as: 'area', most: 2000 },
      ]}
      start={{
        title: contest?.title ?? '',
        day: contest?.day ?? dayOf(clock()),
        place: contest?.place ?? '',
        body: contest?.body ?? '',
      }}
      save={async ({ title = '', day = '', ...more }) => {
        const result = await save(contest ? { ...more, title, day, id: contest.id } : { ...more, title, day })
        if (!result.ok) return refusedBy(result.refusal, 'day')
        notify('done', text.saved)
        return null
      }}
      onClose={onClose}
    />
  )
}

/** 登记参加: who, and with what. */
export function EntryDialog({ contest, all, onClose }: { contest: Contest; all: Growth; onClose: () => void }) {
  const text = useText(growthText)
  const refusedBy = useRefusedAt()
  const enter = useOperation(enterContest)
  return (
    <FormDialog
      title={text.contest.enterOf(contest.title)}
      fields={() => [
        { name: 'secretaryId', label: text.contest.who, as: 'person', options: all.options, nothing: text.noMatch },
        { name: 'title', label: text.contest.with, hint: text.contest.withHint },
        { name: 'body', label: text.contest.body, as: 'area', most: 2000 },
      ]}
      start={{ secretaryId: '', title: '', body: '' }}
      save={async ({ secretaryId = '', title = '', body = '' }) => {
        const result = await enter({ contestId: contest.id, secretaryId, title, body })
        if (!result.ok) return refusedBy(result.refusal)
        notify('done', text.contest.entered)
        return null
      }}
      onClose={onClose}
    />
  )
}

/** 结对共建 · 跟岗锻炼 · 交流学习; `secretaryId` is whose page it stands on. */
export function ExchangeDialog({ secretaryId = '', all, onClose }: { secretaryId?: string; all: Growth; onClose: () => void }) {
  const text = useText(growthText)
  const { exchange } = text
  const refusedBy = useRefusedAt()
  const { clock } = useContextOfStore()
  const note = useOperation(noteExchange)
  const person = { as: 'person', options: all.options, nothing: text.noMatch } as const
  return (
    <FormDialog
      title={exchange.add}
      fields={() => [
        {
          name: 'exchangeKind',
          label: exchange.kind,
          as: 'segments',
          options: exchangeKinds.map((kind) => ({ value: kind, label: text.kind[kind] })),
        },
        { name: 'secretaryId', label: exchange.who, half: true, ...person },
        { name: 'otherId', label: exchange.other, hint: exchange.otherHint, half: true, ...person },
        { name: 'organisation', label: exchange.organisation, half: true },
        { name: 'place', label: exchange.place, half: true },
        { name: 'title', label: exchange.what, hint: exchange.whatHint },
        { name: 'startsOn', label: exchange.from, as: 'date', half: true },
        { name: 'endsOn', label: exchange.until, as: 'date', half: true },
        { name: 'body', label: exchange.body, as: 'area', most: 2000 },
      ]}
      start={{
        exchangeKind: 'pairing',
        secretaryId,
        otherId: '',
        organisation: '',
        place: '',
        title: '',
        startsOn: dayOf(clock()),
        endsOn: '',
        body: '',
      }}
      save={async ({ exchangeKind, secretaryId: who = '', title = '', startsOn = '', ...more }) => {
        const kind = exchangeKinds.find((one) => one === exchangeKind) ?? 'pairing'
        const result = await note({ ...more, exchangeKind: kind, secretaryId: who, title, startsOn })
        if (!result.ok) return refusedBy(result.refusal)
        notify('done', exchange.noted)
        return null
      }}
      onClose={onClose}
    />
  )
}

export function TakeBackExchangeDialog({ exchange, onClose }: { exchange: Exchange; onClose: () => void }) {
  const text = useText(growthText)
  const refusedBy = useRefusedAt()
  const takeBack = useOperation(takeBackExchange)
  return (
    <FormDialog
      title={text.exchange.takeBackOf(exchange.title)}
      hint={text.exchange.takeBackHint}
      fields={() => [{ name: 'reason', label: text.page.reason, most: 300 }]}
      start={{ reason: '' }}
      save={async ({ reason = '' }) => {
        const result = await takeBack({ id: exchange.id, reason })
        if (!result.ok) return refusedBy(result.refusal)
        notify('done', text.exchange.takenBack)
        return null
      }}
      saveLabel={text.exchange.takeBack}
      danger
      onClose={onClose}
    />
  )
}
