import { Grid } from '@mantine/core'
import type { ChangeEvent, ReactNode } from 'react'
import { useText } from '../../../i18n/use-text'
import type { SessionFault, SessionField } from '../session-rules'
import { academyText } from '../text'
import type { TypedSession } from './session-form'
import type { Academy } from './use-academy'

export type FieldsProps = {
  academy: Academy
  typed: TypedSession
  faults: readonly SessionFault[]
  /** Of a session that stands: its course and whom it is for stay. */
  isStanding: boolean
  onType: (change: Partial<TypedSession>) => void
}

const below: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description']

/** The texts, and what every field of the form of a session has. */
export function useField({ typed, faults, onType }: FieldsProps) {
  const text = useText(academyText)
  const errorOf = (field: SessionField) => {
    const fault = faults.find((one) => one.field === field)
    return fault ? text.fault[fault.code] : undefined
  }
  const field = (name: Exclude<keyof TypedSession, 'days' | 'audience' | 'rhythm'>) => ({
    value: typed[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onType({ [name]: event.currentTarget.value }),
    autoComplete: 'off',
    inputWrapperOrder: below,
  })
  return { text, errorOf, field }
}

export const Cell = ({ span, children }: { span: number; children: ReactNode }) => (
  <Grid.Col span={{ base: 12, sm: span }}>{children}</Grid.Col>
)
