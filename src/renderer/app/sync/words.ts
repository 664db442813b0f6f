import type { Language } from '../../i18n/text'
import { useLanguage } from '../../i18n/use-text'
import { descriptions } from '../../modules'

/** What people call the records of a collection; its own name where no module describes it. */
export const kindOf = (collection: string, language: Language): string => descriptions[collection]?.kind[language] ?? collection

export function useKindOf(): (collection: string) => string {
  const { language } = useLanguage()
  return (collection) => kindOf(collection, language)
}
