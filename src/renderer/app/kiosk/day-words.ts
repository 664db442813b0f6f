import { useLanguage, useText } from '../../i18n/use-text'
import { kioskText } from './text'

/** A day (`YYYY-MM-DD`) as people say it: `11月23日 周一`, `Mon 23 Nov`. */
export function useDayWords(): (day: string) => string {
  const text = useText(kioskText)
  const { language } = useLanguage()
  return (day) => {
    const [, month = 0, date = 0] = day.split('-').map(Number)
    const names = language === 'zh-CN' ? [...text.shortWeekdays] : text.shortWeekdays.split(' ')
    return text.shortDay(month, date, names[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '')
  }
}
