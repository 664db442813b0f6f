import { useMemo, useState } from 'react'
import type { Context } from '../../../../data/context'
import { useContextOfStore } from '../../../../data/provider'
import { done, type Result, refused as refusedWith } from '../../../../lib/result'
import type { Sheet } from '../../../../lib/sheet/types'
import type { Matter } from '../../../catalogue/schema'
import { allMatters } from '../../queries'
import { isListed, isOpen } from '../../rules'
import { commitMatters, type MatterCommit } from '../commit'
import type { CatalogueFile, CatalogueRefusal } from '../file-protocol'
import { planMatters } from '../plan'
import { readCity } from '../read-city'
import { readFile } from '../read-file'
import type { MatterPlan } from '../types'

type Opened = { file: string; sheets: Sheet[]; standing: Matter[]; version: string }
type Refused = { file: string; code: CatalogueRefusal | 'no-list' | 'fault' | 'away' | 'unpublished' }
type Source = { name: string; read: () => Promise<Result<CatalogueFile, Refused['code']>> }

export type CatalogueImport = {
  reading: string | null
  refused: Refused | null
  plan: MatterPlan | null
  version: string
  /** Whether what the file lacks is closed. */
  close: boolean
  writing: boolean
  result: (MatterCommit & { version: string }) | null
  open: (file: File) => void
  /** Takes what the city publishes at the center; `versionOf` names an edition. */
  openCity: (name: string, versionOf: (edition: number) => string) => void
  setVersion: (version: string) => void
  setClose: (close: boolean) => void
  write: () => void
  restart: () => void
}

async function openCatalogue(context: Context, source: Source): Promise<Result<Opened, Refused['code']>> {
  try {
    const read = await source.read()
    if (!read.ok) return refusedWith(read.refusal)
    const { sheets, version } = read.value
    const standing = (await allMatters(context.data).exec()).map((found) => found.toMutableJSON() as Matter)
    if (planMatters(sheets, standing, context).rows.length === 0) return refusedWith('no-list')
    return done({ file: source.name, sheets, standing, version })
  } catch {
    // What a worker throws has no place on this screen but the advice to try again.
    return refusedWith('fault')
  }
}

/** A file that lacks most of what stands is rather a part of the catalogue than the whole. */
const isWhole = (plan: MatterPlan, standing: readonly Matter[]): boolean =>
  plan.gone.length * 2 <= standing.filter((matter) => isListed(matter) && isOpen(matter)).length

/** The steps of one import: a file is read, planned against what stands, and written. */
export function useCatalogueImport(): CatalogueImport {
  const context = useContextOfStore()
  const [reading, setReading] = useState<string | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [version, setVersion] = useState('')
  const [close, setClose] = useState(true)
  const [writing, setWriting] = useState(false)
  const [result, setResult] = useState<CatalogueImport['result']>(null)
  const plan = useMemo(() => opened && planMatters(opened.sheets, opened.standing, context), [opened, context])
  const open = async (source: Source) => {
    setReading(source.name)
    setRefused(null)
    setResult(null)
    const read = await openCatalogue(context, source)
    setReading(null)
    if (!read.ok) return setRefused({ file: source.name, code: read.refusal })
    setVersion(read.value.version)
    setClose(isWhole(planMatters(read.value.sheets, read.value.standing, context), read.value.standing))
    setOpened(read.value)
  }
  const write = async () => {
    if (!plan || version.trim() === '') return
    setWriting(true)
    try {
      const written = await commitMatters(context, { plan, version, close })
      if (!written.ok) return
      setResult({ ...written.value, version: version.trim() })
      setOpened(null)
    } finally {
      setWriting(false)
    }
  }
  return {
    reading,
    refused,
    plan,
    version,
    close,
    writing,
    result,
    open: (file) => void open({ name: file.name, read: () => readFile(file) }),
    openCity: (name, versionOf) => void open({ name, read: () => readCity(versionOf) }),
    setVersion,
    setClose,
    write: () => void write(),
    restart: () => {
      setOpened(null)
      setResult(null)
      setRefused(null)
    },
  }
}
