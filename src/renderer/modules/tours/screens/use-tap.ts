import { useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { stopText } from '../desk-text'
import { arrive, leave, notHere, signUp, tick } from '../visitor-operations'
import type { Who } from '../visitor-rules'
import { type Sitting, timeOf } from './use-stop'

export type Told = { tone: 'done' | 'note' | 'refused'; sentence: string; undo?: { id: string; name: string } }

/** One tap signs in, before the day it signs up; what came of it is told above the list, with the way back. */
export function useTap({ stop, isAhead, attendance }: Sitting, autoItems: readonly string[]) {
  const text = useText(stopText)
  const [come, enrol, goBack, withdraw, mark] = [
    useOperation(arrive),
    useOperation(signUp),
    useOperation(notHere),
    useOperation(leave),
    useOperation(tick),
  ]
  const [told, setTold] = useState<Told | null>(null)
  const signIn = async (who: Who, visitorId?: string): Promise<boolean> => {
    // The way back of the tap before is gone at once: nobody takes back somebody else.
    setTold(null)
    const expected = attendance.expected.some(({ ids }) => ids.includes(visitorId ?? ''))
    const result = await come({ stopId: stop.id, who, ...(visitorId && { visitorId }) })
    if (!result.ok) {
      const { refusal } = result
      const sentence = refusal.code === 'already' ? text.already(who.name, timeOf(refusal.at)) : text.refusal[refusal.code]
      setTold({ tone: 'refused', sentence })
      return false
    }
    const { id, name } = result.value
    for (const item of autoItems) await mark({ stopId: stop.id, visitorIds: [id], item, on: true })
    const isOver = attendance.left === 0 && !expected
    setTold({ tone: isOver ? 'note' : 'done', sentence: isOver ? text.cameOver(name) : text.came(name), undo: { id, name } })
    return true
  }
  const signAhead = async (who: Who): Promise<boolean> => {
    setTold(null)
    const result = await enrol({ stopId: stop.id, who })
    if (!result.ok) {
      const { refusal } = result
      setTold({
        tone: 'refused',
        sentence: refusal.code === 'already' ? text.refusal['already-signed-up'] : text.refusal[refusal.code],
      })
      return false
    }
    const { visitor, waiting } = result.value
    const sentence = waiting > 0 ? text.waiting(visitor.name, waiting) : text.signedUp(visitor.name)
    setTold({ tone: waiting > 0 ? 'note' : 'done', sentence, undo: { id: visitor.id, name: visitor.name } })
    return true
  }
  const undo = async () => {
    if (!told?.undo) return
    const { id, name } = told.undo
    if (!isAhead) for (const item of autoItems) await mark({ stopId: stop.id, visitorIds: [id], item, on: false })
    const result = await (isAhead ? withdraw({ ids: [id] }) : goBack({ ids: [id] }))
    setTold(
      result.ok
        ? { tone: 'done', sentence: text.undone(name) }
        : { tone: 'refused', sentence: text.refusal[result.refusal.code] },
    )
  }
  return { told, tap: isAhead ? signAhead : signIn, undo }
}
