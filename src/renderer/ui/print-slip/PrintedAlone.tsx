import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import './print-slip.css'

/**
 * What is printed instead of the screen, which goes on showing what it shows; it stands in the page only while it is printed.
 * `onReady` is called once it is laid out.
 */
export function PrintedAlone({ children, onReady }: { children: ReactNode; onReady: () => void }) {
  useEffect(() => {
    const root = document.documentElement
    root.dataset['printedAlone'] = 'true'
    const frame = requestAnimationFrame(onReady)
    return () => {
      cancelAnimationFrame(frame)
      delete root.dataset['printedAlone']
    }
  }, [onReady])
  return createPortal(<div className="yz-printed-alone">{children}</div>, document.body)
}
