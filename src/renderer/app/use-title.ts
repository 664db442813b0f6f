import { useEffect } from 'react'
import { useText } from '../i18n/use-text'
import { appText } from './text'

/** The window's title: the page's name and ours. Never a person: titles stand in task bars and in other programs' lists. */
export function useTitle(page?: string): void {
  const { product } = useText(appText)
  useEffect(() => {
    document.title = page ? `${page} · ${product}` : product
  }, [page, product])
}
