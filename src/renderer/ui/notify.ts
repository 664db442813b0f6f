import { notifications } from '@mantine/notifications'

type Tone = 'done' | 'note' | 'problem'

const colourOf = { done: 'green.7', note: 'gray.7', problem: 'vermilion.7' } as const

/**
 * A short message in the corner. `done` and `note` leave by themselves; a `problem` stays until it is closed.
 * Never with a personal value: it may be read by whoever stands at the desk.
 */
export function notify(tone: Tone, message: string, title?: string): void {
  notifications.show({
    message,
    title,
    color: colourOf[tone],
    autoClose: tone === 'problem' ? false : 6000,
    role: tone === 'problem' ? 'alert' : 'status',
    withBorder: true,
  })
}
