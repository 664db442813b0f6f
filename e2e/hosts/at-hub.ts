import { center } from '../pages/set-up'
import type { Station } from './station'

/** Asks the hub a station runs, as its administrator and past every terminal; with a body it is a POST. Answers the text. */
export async function askHub(station: Station, path: string, body?: object): Promise<string> {
  const { origin, username, password } = new URL(await station.hubAddress())
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  const answer = await fetch(`${origin}/${path}`, { ...sent, headers: { authorization, 'content-type': 'application/json' } })
  if (!answer.ok) throw new Error(`the hub answered ${answer.status} to ${path}`)
  return answer.text()
}

/** 王芳 and 李军 of 粮道街小学, as another computer of the center would have sent them. */
export async function addMembers(station: Station): Promise<void> {
  const at = new Date().toISOString()
  const born = `${Date.now().toString(36).padStart(9, '0')}-0000|center00`
  const envelope = { createdAt: at, createdBy: 'center', updatedAt: at, updatedBy: 'center', stamps: { born } }
  const unitId = 'unit-school'
  const docs = [
    { _id: unitId, kind: 'sendingUnit', name: '粮道街小学', namePinyin: 'liang dao jie xiao xue', active: true },
    { _id: 'member-wang', kind: 'member', name: '王芳', namePinyin: 'wang fang', unitId },
    { _id: 'member-li', kind: 'member', name: '李军', namePinyin: 'li jun', unitId },
  ].map((doc) => ({ ...doc, ...envelope }))
  await askHub(station, `c${center.code}-members/_bulk_docs`, { docs })
}
