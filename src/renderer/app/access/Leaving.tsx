import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { type Leaving as Asked, type LeavingGate, LeavingProvider } from '../../data/leaving'
import { LeavingDialog } from './LeavingDialog'

/** Stands before everything that prints or exports people (data/leaving.tsx). */
export function Leaving({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const waiting = useRef<((may: boolean) => void) | null>(null)
  const answer = useRef(false)
  const gate: LeavingGate = useCallback(
    (leaving) =>
      new Promise<boolean>((resolve) => {
        waiting.current?.(false)
        waiting.current = resolve
        answer.current = false
        setAsked(leaving)
      }),
    [],
  )
  // Answered once the dialog has left the page: it would stand on what is printed.
  useEffect(() => {
    if (asked) return
    waiting.current?.(answer.current)
    waiting.current = null
  }, [asked])
  const onAnswer = useCallback((may: boolean) => {
    answer.current = may
    setAsked(null)
  }, [])
  return (
    <LeavingProvider gate={gate}>
      {children}
      <LeavingDialog leaving={asked} onAnswer={onAnswer} />
    </LeavingProvider>
  )
}
