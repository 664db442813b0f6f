import { notifications } from '@mantine/notifications'
import { storedLanguage } from '../i18n/use-text'
import { words } from '../i18n/words'

type Tone = 'done' | 'note' | 'problem'

const colourOf = { done: 'green.7', note: 'gray.7', problem: 'vermilion.7' } as const

let lastDone: string | null = null

/**
 * A short message below. `done` and `note` leave by themselves, and of `done` only the last is there, so that they cover little; a
 * `problem` stays until it is closed.
 * Never with a personal value: it may be read by whoever stands at the desk.
 */
export function notify(tone: Tone, message: string, title?: string): void {
  if (tone === 'done' && lastDone !== null) notifications.hide(lastDone)
  const id = notifications.show({
    message,
    title,
    color: colourOf[tone],
    autoClose: tone === 'problem' ? false : tone === 'done' ? 4000 : 6000,
    role: tone === 'problem' ? 'alert' : 'status',
    withBorder: true,
    closeButtonProps: { 'aria-label': words[storedLanguage()].close },
  })
  if (tone === 'done') lastDone = id
}
