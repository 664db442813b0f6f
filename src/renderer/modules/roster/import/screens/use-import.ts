import { useCallback, useEffect, useRef, useState } from 'react'
import type { Context } from '../../../../data/context'
import { useContextOfStore } from '../../../../data/provider'
import type { Result } from '../../../../lib/result'
import type { FileRefusal } from '../../../../lib/sheet/types'
import { dayOf } from '../../../../lib/time'
import { commitImport, resumeImport } from '../commit'
import { createImportClient } from '../create-import-client'
import type { ImportClient, OpenedFile, PlanSummary, SheetSummary } from '../import-client'
import type { ImportEntry, ImportProgress } from '../log'
import { learnedColumns, rememberColumns } from '../operations'
import type { ImportField } from '../types'

export const steps = ['file', 'columns', 'check', 'write', 'result'] as const
export type Step = (typeof steps)[number]

/** Where the wizard stands. What a step shows is there when its step is. */
export type WizardState = {
  step: Step
  /** The name of the file that is being read. */
  reading: string | null
  refusal: { file: string; code: FileRefusal['code'] } | null
  opened: OpenedFile | null
  /** Names of the sheets to import. */
  chosen: string[]
  defaultEstate: string
  wrongNumbers: 'refuse' | 'pending'
  checking: { done: number; total: number } | null
  plan: PlanSummary | null
  /** Counts the plans that were made: rows fetched for one are not those of the next. */
  plans: number
  /** Nothing in the chosen sheets reads as a person. */
  nobody: boolean
  writing: ImportProgress | null
  stopping: boolean
  result: ImportEntry | null
  /** What the world did to us, and whether writing had begun. */
  fault: { cause: unknown; during: boolean } | null
}

const fresh: WizardState = {
  step: 'file',
  reading: null,
  refusal: null,
  opened: null,
  chosen: [],
  defaultEstate: '',
  wrongNumbers: 'refuse',
  checking: null,
  plan: null,
  plans: 0,
  nobody: false,
  writing: null,
  stopping: false,
  result: null,
  fault: null,
}

export type ImportWizard = {
  state: WizardState
  client: () => ImportClient
  read: (file: File) => Promise<void>
  chooseSheets: (chosen: string[]) => void
  setColumn: (sheet: string, index: number, field: ImportField | null) => Promise<void>
  setHeaderRow: (sheet: string, row: number) => Promise<void>
  setDefaultEstate: (name: string) => void
  check: (wrongNumbers?: 'refuse' | 'pending') => Promise<void>
  backToColumns: () => void
  write: () => Promise<void>
  resume: (importId: string) => Promise<void>
  stop: () => void
  restart: () => void
}

/** The wizard's state and the verbs of its screens. Leaving the page stops the writing between two batches and ends the worker. */
export function useImport(): ImportWizard {
  const context = useContextOfStore()
  const [state, setState] = useState<WizardState>(fresh)
  const patch = useCallback((part: Partial<WizardState>) => setState((now) => ({ ...now, ...part })), [])
  const worker = useRef<ImportClient | null>(null)
  const stopping = useRef<AbortController | null>(null)
  const writing = useRef<Promise<void>>(Promise.resolve())

  const client = useCallback(() => (worker.current ??= createImportClient()), [])
  const close = useCallback(() => {
    const ended = worker.current
    stopping.current?.abort()
    worker.current = null
    // The batch that is under way still asks the worker for its records.
    if (ended) void writing.current.then(ended.close)
  }, [])
  useEffect(() => close, [close])

  const guarded = async (during: boolean, work: () => Promise<void>) => {
    try {
      await work()
    } catch (cause) {
      patch({ fault: { cause, during }, reading: null, checking: null, writing: null })
    }
  }
  const replaceSheet = (sheet: SheetSummary) =>
    setState((now) =>
      now.opened
        ? { ...now, opened: { ...now.opened, sheets: now.opened.sheets.map((one) => (one.name === sheet.name ? sheet : one)) } }
        : now,
    )
  const commit = (start: (input: { signal: AbortSignal; onProgress: (progress: ImportProgress) => void }) => Committed) => {
    writing.current = guarded(true, async () => {
      const stop = new AbortController()
      stopping.current = stop
      patch({ step: 'write', writing: null, stopping: false, result: null })
      const result = await start({ signal: stop.signal, onProgress: (writing) => patch({ writing }) })
      if (!result.ok) throw new Error(`writing an import: ${result.refusal.code}`)
      patch({ step: 'result', result: result.value, writing: null })
    })
    return writing.current
  }

  return {
    state,
    client,
    read: (file) => guarded(false, () => readFile(context, client(), file, patch)),
    chooseSheets: (chosen) => patch({ chosen }),
    setColumn: (sheet, index, field) => guarded(false, async () => replaceSheet(await client().setColumn(sheet, index, field))),
    setHeaderRow: (sheet, row) => guarded(false, async () => replaceSheet(await client().setHeaderRow(sheet, row))),
    setDefaultEstate: (defaultEstate) => patch({ defaultEstate }),
    check: (wrongNumbers = state.wrongNumbers) =>
      guarded(false, () => checkRows(context, client(), { ...state, wrongNumbers }, patch)),
    backToColumns: () => {
      client().cancel()
      patch({ step: 'columns', plan: null, checking: null })
    },
    write: () => commit((input) => commitImport(context, { ...input, source: client(), file: state.opened?.file ?? '' })),
    resume: (importId) => commit((input) => resumeImport(context, { ...input, importId })),
    stop: () => {
      patch({ stopping: true })
      stopping.current?.abort()
    },
    restart: () => {
      close()
      setState(fresh)
    },
  }
}

type Committed = Promise<Result<ImportEntry, { code: string }>>
type Patch = (part: Partial<WizardState>) => void

async function readFile(context: Context, client: ImportClient, file: File, patch: Patch): Promise<void> {
  patch({ ...fresh, reading: file.name })
  const result = await client.openFile(file, await learnedColumns(context))
  if (!result.ok) {
    patch({ reading: null, refusal: { file: file.name, code: result.refusal.code } })
    return
  }
  const chosen = result.value.sheets.filter(({ selected }) => selected).map(({ name }) => name)
  patch({ reading: null, opened: result.value, chosen, step: 'columns' })
}

async function checkRows(context: Context, client: ImportClient, state: WizardState, patch: Patch): Promise<void> {
  const { chosen, defaultEstate, wrongNumbers } = state
  // A plan that is made anew for another choice stays on the screen until its successor is there.
  patch({ step: 'check', wrongNumbers, nobody: false, checking: { done: 0, total: 0 } })
  await rememberColumns(context, await client.learned())
  const result = await client.plan(
    {
      sheets: chosen,
      centerCode: context.centerCode,
      today: dayOf(context.clock()),
      databaseName: context.data.residents.database.name,
      key: context.key,
      defaultEstate: defaultEstate.trim() || undefined,
      wrongNumbers,
    },
    (done, total) => patch({ checking: { done, total } }),
  )
  if (result.ok) patch({ plan: result.value, plans: state.plans + 1, checking: null })
  // A cancelled check was left or replaced by another one, which reports for itself.
  else if (result.refusal === 'nothing-to-plan') patch({ nobody: true, plan: null, checking: null })
}
