import { useEffect, useState } from 'react'
import { useContextOfStore } from '../../data/provider'
import { useLanguage, useText } from '../../i18n/use-text'
import { descriptions } from '../../modules'
import type { ToldPart } from '../../modules/module'
import { Masked } from '../../ui/Masked'
import { recordsText } from './records-text'

/** A record by its name, as its module says it; empty until that is known. */
export function useTitle(collection: string, record: Readonly<Record<string, unknown>> | null): string {
  const context = useContextOfStore()
  const { language } = useLanguage()
  const [title, setTitle] = useState('')
  useEffect(() => {
    let wanted = true
    const describe = descriptions[collection]
    if (record && describe) void describe.title(context, record, language).then((found) => wanted && setTitle(found))
    return () => {
      wanted = false
    }
  }, [context, collection, record, language])
  return title
}

/** A field by its name. */
export function useFieldName(): (collection: string, field: string) => string {
  const { language } = useLanguage()
  return (collection, field) => descriptions[collection]?.field(field, language) ?? field
}

/** A value as its module says it; what is personal stays masked until it is clicked. */
export function ToldValue({ collection, field, value }: { collection: string; field: string; value: unknown }) {
  const context = useContextOfStore()
  const { language } = useLanguage()
  const { empty } = useText(recordsText)
  const label = useFieldName()(collection, field)
  const [parts, setParts] = useState<readonly ToldPart[] | null>(null)
  const describe = descriptions[collection]
  const written = JSON.stringify(value) ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: a value is the same when it is written the same
  useEffect(() => {
    let wanted = true
    if (describe) void describe.value(context, field, value, language).then((found) => wanted && setParts(found))
    return () => {
      wanted = false
    }
  }, [context, describe, field, written, language])
  if (!describe) return <span>{typeof value === 'string' ? value : written}</span>
  if (!parts) return <span aria-hidden="true">…</span>
  if (parts.every(({ text }) => text === '')) return <span>{empty}</span>
  return (
    <span className="yz-told">
      {parts.map(({ text, mask }) => (
        <span key={text}>
          {mask ? <Masked value={text} mask={mask} label={label} mayReveal={context.may(describe.rights.reveal)} /> : text}
        </span>
      ))}
    </span>
  )
}
