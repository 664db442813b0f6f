import { IconServerOff } from '@tabler/icons-react'
import { useText } from '../../i18n/use-text'
import { sizeOf } from './bytes'
import './recovery.css'
import { recoveryText } from './text'
import type { Disk } from './use-disk'

/** The disk is short of room: what still works, and what to do. Nothing where there is enough. */
export function DiskBand({ disk }: { disk: Disk }) {
  const text = useText(recoveryText)
  if (disk.level === 'good') return null
  return (
    <section
      className="yz-disk-band"
      data-level={disk.level}
      aria-label={text.diskLabel}
      role={disk.level === 'read-only' ? 'alert' : 'status'}
    >
      <IconServerOff size={22} aria-hidden="true" />
      {text.disk[disk.level](sizeOf(disk.freeBytes))}
    </section>
  )
}
