import { useText } from '../../../i18n/use-text'
import { kioskText } from '../text'

/** Where one stands: the names of the steps, `at` counted from 0. */
export function KioskSteps({ steps, at }: { steps: readonly string[]; at: number }) {
  const text = useText(kioskText)
  return (
    <ol className="yz-k-steps" aria-label={text.stepOf(at + 1, steps.length)}>
      {steps.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
          <span aria-hidden="true">{index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  )
}
