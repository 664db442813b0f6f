import { useLive } from '../../data/live'
import { useContextOfStore } from '../../data/provider'
import { useText } from '../../i18n/use-text'
import { recordsText } from './records-text'
import { useTerminalNames } from './TerminalNames'

/** Members of staff by their ids, those who left included; somebody nobody knows any more is said to be so. */
export function useStaffName(): (id: string | null) => string {
  const text = useText(recordsText)
  const staff = useLive((data) => data.workers.find(), [])
  return (id) => (staff.loading ? '…' : (staff.value.find((worker) => worker.id === id)?.name ?? text.nobody))
}

/** A device as people call it: this computer, or another one by its name, by its number where nobody knows the name. */
export function useDeviceName(): (device: string) => string {
  const text = useText(recordsText)
  const { device: own } = useContextOfStore()
  const names = useTerminalNames()
  return (device) => (device === '' ? '—' : device === own ? text.here : (names[device] ?? text.elsewhere(device)))
}
