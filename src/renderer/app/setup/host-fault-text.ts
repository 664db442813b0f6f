import { HostFault } from '../start/host'
import type { setupText } from './text'

const networkCodes = new Set(['no-answer', 'unreachable', 'timeout', 'portal', 'upstream', 'hub-busy'])

/** What the person at the computer is told when the host declined. */
export function sentenceOf(text: (typeof setupText)['zh-CN'], fault: unknown): string {
  if (!(fault instanceof HostFault)) return text.hostFault.other
  if (networkCodes.has(fault.code)) return text.hostFault.network
  switch (fault.code) {
    case 'hub-credentials':
    case 'hub-not-provisioned':
    case 'hub-forbidden':
    case 'already-set-up':
    case 'bad-hub-address':
    case 'code-unknown':
    case 'code-used':
    case 'code-expired':
    case 'code-other-mode':
      return text.hostFault[fault.code]
    default:
      return text.hostFault.other
  }
}
