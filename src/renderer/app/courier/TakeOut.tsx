import { Button, Group, Text } from '@mantine/core'
import { IconDeviceUsb, IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useContextOfStore } from '../../data/provider'
import { useText } from '../../i18n/use-text'
import { toBase64 } from '../../lib/base64'
import { dayOf, instantOf } from '../../lib/time'
import { packCourier } from '../../sync/courier'
import { makeCode, writeCode } from '../../sync/courier-code'
import type { CarriedRecord } from '../../sync/types'
import { LoadingState } from '../../ui/LoadingState'
import { printPage } from '../../ui/print-page'
import { saveFile } from '../../ui/save-file'
import type { Desk } from '../start/desk'
import { Card } from '../sync/Card'
import { useKindOf } from '../sync/words'
import { ownSigner, signatureCode } from './signers'
import { courierText } from './text'

type Made = { file: string; code: string; signature: string }

/** The code of a file that was just made; it is nowhere else. */
export function MadeFile({ made, onNoted }: { made: Made; onNoted: () => void }) {
  const text = useText(courierText)
  return (
    <div className="yz-courier-made" role="status">
      <Text>{text.made(made.file)}</Text>
      <Text c="dimmed">{text.code}</Text>
      <p className="yz-courier-code">{writeCode(made.code)}</p>
      <Text>{text.codeHint}</Text>
      <Text c="dimmed" size="sm">
        {text.signature(made.signature)}
      </Text>
      <Group gap="sm" className="yz-no-print">
        <Button variant="default" onClick={onNoted}>
          {text.noted}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={printPage}>
          {text.print}
        </Button>
      </Group>
    </div>
  )
}

/** How much waits, by kind, and the way to make a file of it. */
export function Waiting({ waiting, busy, onMake }: { waiting: readonly CarriedRecord[]; busy: boolean; onMake: () => void }) {
  const text = useText(courierText)
  const kindOf = useKindOf()
  if (waiting.length === 0) return <Text c="dimmed">{text.outNone}</Text>
  const counts = new Map<string, number>()
  for (const { collection } of waiting) counts.set(collection, (counts.get(collection) ?? 0) + 1)
  const kinds = [...counts].map(([collection, count]) => text.kind(kindOf(collection), count)).join('、')
  return (
    <>
      <Text>{text.outCount(waiting.length, kinds)}</Text>
      <Group>
        <Button leftSection={<IconDeviceUsb size={20} />} onClick={onMake} loading={busy}>
          {text.make}
        </Button>
      </Group>
    </>
  )
}

/** 带出去: what waits here becomes an encrypted, signed file. */
export function TakeOut({ desk }: { desk: Desk }) {
  const text = useText(courierText)
  const context = useContextOfStore()
  const [waiting, setWaiting] = useState<readonly CarriedRecord[] | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let wanted = true
    void desk.sync.unsent().then((found) => wanted && setWaiting(found))
    return () => {
      wanted = false
    }
  }, [desk])
  const make = async () => {
    setBusy(true)
    try {
      const records = await desk.sync.unsent()
      const keys = await ownSigner(context)
      const code = makeCode()
      const now = context.clock()
      const file = await packCourier({ records, station: desk.station, at: instantOf(now), code, keys })
      const name = text.fileName(desk.station.terminalName, dayOf(now))
      saveFile(new Blob([file], { type: 'application/octet-stream' }), name)
      const signer = toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey)))
      setMade({ file: name, code, signature: signatureCode(signer) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={text.out} hint={text.outHint}>
      {made ? <MadeFile made={made} onNoted={() => setMade(null)} /> : null}
      {!made && waiting === null ? <LoadingState label={text.counting} minHeight={80} /> : null}
      {!made && waiting ? <Waiting waiting={waiting} busy={busy} onMake={make} /> : null}
    </Card>
  )
}
