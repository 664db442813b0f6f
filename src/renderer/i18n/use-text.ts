import { createContext, createElement, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Language, languages, type Text } from './text'

const storageKey = 'yizhan.language'

/** The language chosen on this device; Chinese where none was. */
export function storedLanguage(): Language {
  const stored = localStorage.getItem(storageKey)
  return languages.find((language) => language === stored) ?? 'zh-CN'
}

type Choice = { language: Language; setLanguage: (language: Language) => void }

const LanguageContext = createContext<Choice | null>(null)

/**
 * Holds the language of the device and tells the document, so that fonts, hyphenation and screen readers follow. Without
 * `remember` it begins in Chinese and forgets what was chosen: a kiosk is somebody else's a minute later.
 */
export function LanguageProvider({ children, remember = true }: { children: ReactNode; remember?: boolean }) {
  const [language, setState] = useState<Language>(remember ? storedLanguage : 'zh-CN')
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const choice = useMemo(
    () => ({
      language,
      setLanguage(next: Language) {
        if (remember) localStorage.setItem(storageKey, next)
        setState(next)
      },
    }),
    [language, remember],
  )
  return createElement(LanguageContext.Provider, { value: choice }, children)
}

/** The language of this device and the switch for it. */
export function useLanguage(): Choice {
  const choice = useContext(LanguageContext)
  if (!choice) throw new Error('Broken promise: useLanguage stands inside LanguageProvider')
  return choice
}

/** A module's texts in the language of this device. */
export const useText = <T>(text: Text<T>): T => text[useLanguage().language]
