import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { notify } from '../../../ui/notify'
import type { Wish } from '../../catalogue/schema'
import type { WisherRecord } from '../../members/schema'
import { deliver as deliverOperation, thank as thankOperation } from '../wish-operations'
import { longestWords } from '../wish-rules'
import { wishText } from '../wish-text'
import { DeedDialog } from './DeedDialog'

export type WishDeed = { deed: 'deliver' | 'thank'; standing: { wish: Wish; wisher: WisherRecord | undefined } }

/** 已实现 or 致谢, with what the wisher is told under the receipt number where there is one. */
export function WishDialog({ deed: { deed, standing }, onClose }: { deed: WishDeed; onClose: () => void }) {
  const text = useText(wishText)
  const [deliver, thank] = [useOperation(deliverOperation), useOperation(thankOperation)]
  const { wish, wisher } = standing
  const hasReceipt = wisher?.receiptNo !== undefined
  const isDelivery = deed === 'deliver'
  const [artefact, setArtefact] = useState('')
  const [told, setTold] = useState(hasReceipt ? (isDelivery ? text.toldDelivered : text.toldThanked) : '')
  const submit = async () => {
    const result = await (isDelivery ? deliver : thank)({ id: wish.id, artefact, told })
    if (result.ok) {
      notify('done', isDelivery ? text.delivered : text.thankedDone)
      return null
    }
    const { refusal } = result
    return refusal.code === 'too-long' ? text.tooLong(refusal.most) : text.refusal[refusal.code]
  }
  return (
    <DeedDialog opened title={isDelivery ? text.deliverTitle : text.thankTitle} submit={submit} onClose={onClose}>
      <Text fw={700}>{wish.title}</Text>
      <Textarea
        label={isDelivery ? text.what : text.thanks}
        placeholder={isDelivery ? text.whatHint : text.thanksHint}
        value={artefact}
        onChange={(event) => setArtefact(event.currentTarget.value)}
        maxLength={longestWords.artefact}
        autosize
        minRows={3}
        maxRows={8}
        data-autofocus
      />
      {hasReceipt ? (
        <Textarea
          label={text.told}
          description={text.toldHint}
          value={told}
          onChange={(event) => setTold(event.currentTarget.value)}
          maxLength={longestWords.told}
          autosize
          minRows={2}
          maxRows={5}
        />
      ) : (
        <Text c="dimmed">{text.noReceipt}</Text>
      )}
    </DeedDialog>
  )
}
