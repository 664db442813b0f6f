import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import './slip.css'

/** What is printed instead of the screen; it stands in the page only while it is printed. `onReady` is called once it is laid out. */
export function Slip({ children, onReady }: { children: ReactNode; onReady: () => void }) {
  useEffect(() => {
    const root = document.documentElement
    root.dataset['slip'] = 'true'
    const frame = requestAnimationFrame(onReady)
    return () => {
      cancelAnimationFrame(frame)
      delete root.dataset['slip']
    }
  }, [onReady])
  return createPortal(<div className="yz-slip">{children}</div>, document.body)
}
