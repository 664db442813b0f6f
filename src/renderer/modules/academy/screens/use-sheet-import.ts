import { useMemo, useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import type { FileRefusal, Sheet } from '../../../lib/sheet/types'
import { dayOf } from '../../../lib/time'
import { readWorkbookFile } from '../../read-workbook-file'
import type { Attendance, Learner, Session } from '../schema'
import { commitSheet, type SheetRefusal, type SheetResult } from '../sheet-commit'
import { findSheetLayout, type SheetLayout } from '../sheet-layout'
import { planSheet } from '../sheet-plan'
import { noAnswers, type SheetAnswers, type SheetPlan } from '../sheet-types'

type Refused = { file: string; code: FileRefusal['code'] | 'no-layout' | 'fault' }
export type FoundSheet = { sheet: Sheet; layout: SheetLayout }

async function readSheets(file: File): Promise<{ found: FoundSheet[] } | { refused: Refused }> {
  try {
    const read = await readWorkbookFile(file)
    if (!read.ok) return { refused: { file: file.name, code: read.refusal.code } }
    const found = read.value.sheets.flatMap((sheet) => {
      const layout = findSheetLayout(sheet)
      return layout && !sheet.hidden ? [{ sheet, layout }] : []
    })
    return found.length > 0 ? { found } : { refused: { file: file.name, code: 'no-layout' } }
  } catch {
    // What a worker throws has no place on this screen but the advice to try again.
    return { refused: { file: file.name, code: 'fault' } }
  }
}

export type SheetImport = ReturnType<typeof useSheetImport>

/** The steps of one import: a file is read, compared with what stands, what is unclear is answered, and it is written. */
export function useSheetImport(session: Session, learners: readonly Learner[], marks: readonly Attendance[], reason: string) {
  const { keyOf, clock } = useContextOfStore()
  const commit = useOperation(commitSheet)
  const [reading, setReading] = useState<string | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [sheets, setSheets] = useState<FoundSheet[]>([])
  const [at, setAt] = useState(0)
  const [answers, setAnswers] = useState<SheetAnswers>(noAnswers)
  const [result, setResult] = useState<SheetResult | null>(null)
  const [refusal, setRefusal] = useState<SheetRefusal['code'] | null>(null)
  const [writing, setWriting] = useState(false)
  const chosen = sheets[at]
  const today = dayOf(clock())
  const plan: SheetPlan | null = useMemo(
    () => (chosen ? planSheet(chosen.sheet, chosen.layout, { session, learners, marks, keyOf, today }, answers) : null),
    [chosen, session, learners, marks, keyOf, today, answers],
  )
  const open = async (file: File) => {
    setReading(file.name)
    setRefused(null)
    setResult(null)
    const read = await readSheets(file)
    setReading(null)
    setAnswers(noAnswers)
    setAt(0)
    if ('found' in read) setSheets(read.found)
    else setRefused(read.refused)
  }
  const write = async () => {
    if (!plan) return
    setWriting(true)
    setRefusal(null)
    const written = await commit({ session, plan, reason }).finally(() => setWriting(false))
    if (!written.ok) return setRefusal(written.refusal.code)
    setResult(written.value)
    setSheets([])
  }
  return {
    reading,
    refused,
    sheets,
    at,
    plan,
    answers,
    result,
    refusal,
    writing,
    open: (file: File) => void open(file),
    write: () => void write(),
    answer: (change: Partial<SheetAnswers>) => setAnswers((now) => ({ ...now, ...change })),
    look: (index: number) => {
      setAt(index)
      setAnswers(noAnswers)
    },
    restart: () => {
      setSheets([])
      setResult(null)
      setRefused(null)
    },
  }
}
