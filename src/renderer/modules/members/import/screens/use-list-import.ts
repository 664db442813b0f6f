import { useCallback, useMemo, useState } from 'react'
import type { Context } from '../../../../data/context'
import { useContextOfStore } from '../../../../data/provider'
import { done, type Result, refused as refusedWith } from '../../../../lib/result'
import type { FileRefusal, Sheet } from '../../../../lib/sheet/types'
import { dayOf } from '../../../../lib/time'
import { readWorkbookFile } from '../../../read-workbook-file'
import { commitList, type ListResult } from '../commit-list'
import { ownByList, type PlanListOptions, planList, type Standing } from '../plan-list'
import { standingOf } from '../standing'
import type { ListPlan } from '../types'

const ownKey = 'members-import-own'
type Remembered = { names: string[] }

type Opened = { file: string; sheets: Sheet[]; standing: Standing }
type Refused = { file: string; code: FileRefusal['code'] | 'no-list' | 'fault' }

export type ListImport = {
  reading: string | null
  refused: Refused | null
  plan: ListPlan | null
  own: ReadonlySet<string>
  unitNames: Readonly<Record<string, string>>
  writing: boolean
  result: ListResult | null
  open: (file: File) => void
  setOwn: (own: ReadonlySet<string>) => void
  setUnitName: (sheet: string, name: string) => void
  write: () => void
  restart: () => void
}

/** Reads a file and sees whether it holds a list at all; `own` are the names under which it means this community. */
async function openList(
  context: Context,
  file: File,
  options: PlanListOptions,
): Promise<Result<{ opened: Opened; own: Set<string> }, Refused['code']>> {
  try {
    const read = await readWorkbookFile(file)
    if (!read.ok) return refusedWith(read.refusal.code)
    const { sheets } = read.value
    const standing = await standingOf(context.data)
    const plan = planList(sheets, standing, options)
    if (plan.rows.length === 0) return refusedWith('no-list')
    const remembered = await context.local.read<Remembered>(ownKey)
    return done({
      opened: { file: file.name, sheets, standing },
      own: new Set([...(remembered?.names ?? []), ...ownByList(plan.communities)]),
    })
  } catch {
    // What a worker throws has no place on this screen but the advice to try again.
    return refusedWith('fault')
  }
}

/** The steps of one import: a file is read, planned against what stands, and written. */
export function useListImport(): ListImport {
  const context = useContextOfStore()
  const [reading, setReading] = useState<string | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set())
  const [unitNames, setUnitNames] = useState<Readonly<Record<string, string>>>({})
  const [writing, setWriting] = useState(false)
  const [result, setResult] = useState<ListResult | null>(null)
  const optionsOf = useCallback(
    (known: ReadonlySet<string>, names: Readonly<Record<string, string>>): PlanListOptions => ({
      keyOf: context.keyOf,
      today: dayOf(context.clock()),
      own: known,
      unitNames: names,
    }),
    [context],
  )
  const plan = useMemo(
    () => opened && planList(opened.sheets, opened.standing, optionsOf(own, unitNames)),
    [opened, own, unitNames, optionsOf],
  )

  const open = async (file: File) => {
    setReading(file.name)
    setRefused(null)
    setUnitNames({})
    setResult(null)
    const read = await openList(context, file, optionsOf(new Set(), {}))
    setReading(null)
    if (read.ok) {
      setOwn(read.value.own)
      setOpened(read.value.opened)
    } else setRefused({ file: file.name, code: read.refusal })
  }
  const write = async () => {
    if (!plan) return
    setWriting(true)
    try {
      const written = await commitList(context, plan)
      if (!written.ok) return
      await context.local.write<Remembered>(ownKey, { names: [...own] })
      setResult(written.value)
      setOpened(null)
    } finally {
      setWriting(false)
    }
  }
  return {
    reading,
    refused,
    plan,
    own,
    unitNames,
    writing,
    result,
    open: (file) => void open(file),
    setOwn,
    setUnitName: (sheet, name) => setUnitNames({ ...unitNames, [sheet]: name }),
    write: () => void write(),
    restart: () => {
      setOpened(null)
      setResult(null)
      setRefused(null)
    },
  }
}
