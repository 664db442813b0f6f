import { Component, type ReactNode } from 'react'
import { useText } from '../i18n/use-text'
import { FaultState } from '../ui/FaultState'
import { appText } from './text'

type Props = {
  children: ReactNode
  onRetry?: () => void /** What stands there instead, where the usual page does not fit. */
  shown?: (fault: Error) => ReactNode
}

function Shown({ fault, onRetry }: { fault: Error; onRetry: () => void }) {
  const text = useText(appText)
  return (
    <FaultState
      title={text.fault.screen}
      advice={text.faultAdvice.screen}
      detail={`${fault.name}: ${fault.message}`}
      onRetry={onRetry}
    />
  )
}

/** Keeps one broken screen from taking the others with it. React knows error boundaries as classes only. */
export class FaultBoundary extends Component<Props, { fault: Error | null }> {
  override state = { fault: null }

  static getDerivedStateFromError(fault: unknown) {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) }
  }

  retry = () => {
    this.props.onRetry?.()
    this.setState({ fault: null })
  }

  override render() {
    const { fault } = this.state
    if (!fault) return this.props.children
    return this.props.shown?.(fault) ?? <Shown fault={fault} onRetry={this.retry} />
  }
}
