import { Button, Group, Text } from '@mantine/core'
import { IconArrowLeft, IconPrinter, IconUserOff } from '@tabler/icons-react'
import { Link, useParams, useSearch } from 'wouter'
import { useLeavingGate } from '../../../data/leaving'
import { useContextOfStore } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { EmptyState } from '../../../ui/EmptyState'
import { LoadingState } from '../../../ui/LoadingState'
import { printPage } from '../../../ui/print-page'
import { yearOf } from '../transcript-rules'
import { transcriptText } from '../transcript-text'
import { BackToLearners } from './BackToLearners'
import { LinesTable } from './LearnerLines'
import { useTranscripts } from './use-transcripts'
import './transcripts.css'

/** 学时单: one person's year on A4. */
export function TranscriptScreen() {
  const text = useText(transcriptText)
  const word = useText(words)
  const gate = useLeavingGate()
  const { centerName } = useContextOfStore()
  const { id = '' } = useParams()
  const search = useSearch()
  const transcripts = useTranscripts()
  if (!transcripts) return <LoadingState />
  const learner = transcripts.learners.find((one) => one.id === id)
  if (!learner)
    return <EmptyState icon={IconUserOff} order={1} title={text.missing} hint={text.missingHint} action={<BackToLearners />} />
  const year = new URLSearchParams(search).get('year') ?? yearOf(transcripts.today)
  const lines = transcripts.linesOf(id).filter(({ day }) => yearOf(day) === year)
  const target = transcripts.target(year, learner.audience)
  const print = async () => {
    if (await gate({ deed: 'print', what: text.sheetTitle, people: 1 })) printPage()
  }
  return (
    <>
      <Group justify="space-between" mb="lg" className="yz-no-print">
        <Button component={Link} href={`/academy/learners/${id}`} variant="default" leftSection={<IconArrowLeft size={20} />}>
          {learner.name}
        </Button>
        <Button leftSection={<IconPrinter size={20} />} onClick={() => void print()}>
          {word.print}
        </Button>
      </Group>
      <article className="yz-card yz-transcript-sheet">
        <h1>{text.sheetTitle}</h1>
        <Text>
          {text.name}：{learner.name}　{text.organisation}：{learner.organisation ?? centerName}　{text.sheetYear(year)}
          {target === null ? '' : `　${text.target}：${text.hoursOf(target)}`}
        </Text>
        <LinesTable lines={lines} year={year} linked={false} />
        <p className="yz-transcript-sign">
          {centerName}
          {text.seal}
          <br />
          {text.printedOn(transcripts.today)}
        </p>
      </article>
    </>
  )
}
