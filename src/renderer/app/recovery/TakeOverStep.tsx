import { Button, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { enterCode } from '../start/recovery'
import { CodeForm } from './CodeForm'
import { recoveryText } from './text'

const ask = (path: string, init?: RequestInit) => fetch(path, init)

/** This machine takes the place of a broken one: before it has records of its own it gets the other's key. */
export function TakeOverStep({ onBack }: { onBack: () => void }) {
  const text = useText(recoveryText)
  const [taken, setTaken] = useState(false)
  const unlock = async (code: string) => {
    const result = await enterCode(ask, code)
    if (result.ok) setTaken(true)
    return result
  }
  return (
    <Stack gap="md">
      <Title order={2}>{text.takeOver.title}</Title>
      {taken ? (
        <>
          <Text role="status">{text.takeOver.taken}</Text>
          <Button onClick={onBack} autoFocus>
            {text.takeOver.goOn}
          </Button>
        </>
      ) : (
        <CodeForm
          lead={text.takeOver.lead}
          unlock={unlock}
          secondary={
            <Button variant="default" onClick={onBack}>
              {text.takeOver.back}
            </Button>
          }
        />
      )}
    </Stack>
  )
}
