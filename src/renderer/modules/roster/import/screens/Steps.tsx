import { Title, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../../../../i18n/use-text'
import { wizardText } from '../wizard-text'
import { type Step, steps } from './use-import'

/** Where in the wizard one is. Not for clicking: the way back is a button, the way forward is the step's own. */
export function Steps({ current }: { current: Step }) {
  const text = useText(wizardText)
  const now = steps.indexOf(current)
  return (
    <ol className="yz-import-steps">
      {steps.map((step, index) => (
        <li key={step} aria-current={index === now ? 'step' : undefined} data-done={index < now || undefined}>
          <span className="yz-import-step-mark" aria-hidden="true">
            {index < now ? <IconCheck size={18} stroke={2.5} /> : index + 1}
          </span>
          {index === now ? <VisuallyHidden>{text.progress(now + 1, steps.length)}</VisuallyHidden> : null}
          {text.steps[step]}
        </li>
      ))}
    </ol>
  )
}

/** A step's name. It takes the focus when the step comes, so that keyboard and screen reader begin there. */
export function StepHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <Title order={2} ref={heading} tabIndex={-1} className="yz-import-heading">
      {children}
    </Title>
  )
}
