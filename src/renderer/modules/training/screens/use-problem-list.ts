import { useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import type { FileRefusal } from '../../../lib/sheet/types'
import { dayOf } from '../../../lib/time'
import { readList } from '../problem-file'
import { problemId } from '../problem-ids'
import { type ProblemPlan, planProblems } from '../problem-list'
import { addProblems, readProblems } from '../problem-operations'

export type ListRefusal = { file: string; code: FileRefusal['code'] | 'no-list' | 'fault' | 'not-allowed' }

/** The steps of one import: a file is read, looked at, written. */
export function useProblemList() {
  const context = useContextOfStore()
  const add = useOperation(addProblems)
  const [reading, setReading] = useState<string | null>(null)
  const [refused, setRefused] = useState<ListRefusal | null>(null)
  const [opened, setOpened] = useState<{ file: string; plan: ProblemPlan } | null>(null)
  const [writing, setWriting] = useState(false)
  const [result, setResult] = useState<{ added: number; known: number } | null>(null)

  const look = async (file: File): Promise<ListRefusal['code'] | ProblemPlan> => {
    try {
      const read = await readList(file)
      if (!read.ok) return read.refusal.code
      const { keyOf, centerCode, clock } = context
      const known = new Set((await readProblems(context)).map(({ id }) => id))
      const made = (problem: { title: string; day: string }) => problemId(keyOf, centerCode, problem)
      return planProblems(read.value.sheets, { keyOf: made, known, today: dayOf(clock()) }) ?? 'no-list'
    } catch {
      // What a worker throws has no place on this screen but the advice to try again.
      return 'fault'
    }
  }
  const open = async (file: File) => {
    setReading(file.name)
    setRefused(null)
    setResult(null)
    const plan = await look(file)
    setReading(null)
    if (typeof plan === 'string') setRefused({ file: file.name, code: plan })
    else setOpened({ file: file.name, plan })
  }
  const write = async () => {
    if (!opened) return
    setWriting(true)
    const good = opened.plan.rows.filter(({ faults }) => faults.length === 0)
    const written = await add({ problems: good.map(({ problem }) => problem) }).finally(() => setWriting(false))
    if (!written.ok) return setRefused({ file: opened.file, code: written.refusal.code })
    setResult(written.value)
    setOpened(null)
  }
  const restart = () => {
    setOpened(null)
    setResult(null)
    setRefused(null)
  }
  return { reading, refused, opened, writing, result, open: (file: File) => void open(file), write: () => void write(), restart }
}
export type ProblemListImport = ReturnType<typeof useProblemList>
