import './import.css'
import { Button, Text } from '@mantine/core'
import { useRef } from 'react'
import { useContextOfStore } from '../../../../data/provider'
import { useText } from '../../../../i18n/use-text'
import { words } from '../../../../i18n/words'
import { ConfirmDialog } from '../../../../ui/ConfirmDialog'
import { EmptyState } from '../../../../ui/EmptyState'
import { FaultState } from '../../../../ui/FaultState'
import { PageHeader } from '../../../../ui/PageHeader'
import { wizardText } from '../wizard-text'
import { CheckStep } from './CheckStep'
import { ColumnsStep } from './ColumnsStep'
import { FilePage } from './FilePage'
import { ResultStep } from './ResultStep'
import { Steps } from './Steps'
import { type ImportWizard, useImport } from './use-import'
import { useLeaveGuard } from './use-leave-guard'
import { WriteStep } from './WriteStep'

/** 导入花名册: from a file somebody holds to records in the roster, in five steps. */
export function ImportScreen() {
  const text = useText(wizardText)
  const common = useText(words)
  const { may } = useContextOfStore()
  if (!may('roster.import')) return <EmptyState title={text.title} hint={common.notAllowed} />
  return <Wizard />
}

function Wizard() {
  const text = useText(wizardText)
  const wizard = useImport()
  const { step, fault } = wizard.state
  const screen = useRef<HTMLDivElement>(null)
  const guard = useLeaveGuard(!fault && (step === 'columns' || step === 'check' || step === 'write'), screen)
  return (
    <div ref={screen} className="yz-import" data-step={step}>
      <PageHeader title={text.title} actions={<Steps current={step} />} />
      {fault ? (
        <FaultState
          title={text.fault.title}
          advice={fault.during ? text.fault.during : text.fault.before}
          detail={fault.cause instanceof Error ? fault.cause.message : String(fault.cause)}
          action={<Button onClick={wizard.restart}>{text.fault.restart}</Button>}
        />
      ) : (
        <StepBody wizard={wizard} />
      )}
      <ConfirmDialog
        opened={guard.asking}
        title={text.leave.title}
        confirmLabel={text.leave.confirm}
        danger
        onConfirm={guard.leave}
        onClose={guard.stay}
      >
        <Text>{step === 'write' ? text.leave.during : text.leave.before}</Text>
      </ConfirmDialog>
    </div>
  )
}

function StepBody({ wizard }: { wizard: ImportWizard }) {
  const { step, result } = wizard.state
  switch (step) {
    case 'file':
      return <FilePage wizard={wizard} />
    case 'columns':
      return <ColumnsStep wizard={wizard} />
    case 'check':
      return <CheckStep wizard={wizard} />
    case 'write':
      return <WriteStep wizard={wizard} />
    case 'result':
      return result ? <ResultStep wizard={wizard} entry={result} /> : null
  }
}
