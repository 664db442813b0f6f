import { formatInstant } from '../../lib/time'
import type { SyncStatus } from '../../sync/types'
import type { syncText } from '../sync/text'
import type { deskText } from './text'

/** What the state means, in one sentence; what lies behind it first: another center, a network that asks to sign in, the hours. */
export function meaningOf(status: SyncStatus, desk: (typeof deskText)['zh-CN'], text: (typeof syncText)['zh-CN']): string {
  const { pause, offline } = status
  if (offline === 'portal') return text.portalAdvice
  if (pause?.why === 'epoch') return text.epoch.title
  if (pause?.why === 'window') return text.pause.window(formatInstant(pause.until))
  return pause?.why === 'metered' ? text.pause.metered : desk.meaning[status.state]
}
