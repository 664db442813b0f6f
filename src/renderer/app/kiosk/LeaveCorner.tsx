import { useRef } from 'react'

const taps = 5
/** Somebody who taps more slowly is not looking for the way out. */
const withinMs = 4000

/** Five taps in the upper right corner open the way out. It is for staff, who are told of it; nothing is to be seen. */
export function LeaveCorner({ onOpen }: { onOpen: () => void }) {
  const times = useRef<number[]>([])
  const tap = () => {
    const now = Date.now()
    times.current = [...times.current.filter((time) => now - time < withinMs), now]
    if (times.current.length < taps) return
    times.current = []
    onOpen()
  }
  return <div className="yz-k-corner" aria-hidden="true" data-testid="leave-corner" onClick={tap} />
}
