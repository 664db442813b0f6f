import { SegmentedControl } from '@mantine/core'
import { languages } from '../i18n/text'
import { useLanguage, useText } from '../i18n/use-text'
import { appText } from './text'

/** Each language names itself, so that it is found by whoever cannot read the other. */
const ownNames = { 'zh-CN': '中文', en: 'English' } as const // the same in every language

export function LanguageSwitch({ size = 'md' }: { size?: 'md' | 'xl' }) {
  const { language, setLanguage } = useLanguage()
  const text = useText(appText)
  return (
    <SegmentedControl
      size={size}
      aria-label={text.language}
      value={language}
      onChange={(value) => setLanguage(languages.find((known) => known === value) ?? 'zh-CN')}
      data={languages.map((value) => ({ value, label: <span lang={value}>{ownNames[value]}</span> }))}
    />
  )
}
