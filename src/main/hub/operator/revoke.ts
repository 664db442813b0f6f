import { z } from 'zod'
import { Refusal } from '../../refusal'
import { type Couch, readDocument, settleDocument } from '../couch'
import { listEnrolments, removeDocument } from '../enrolment'
import { cityEnrolments, terminalDocument, terminalsDatabase, userName, userPath } from '../names'
import { listCenters } from './centers'

/**
 * 停用: the terminal's user is gone from this moment, and so is a code that was printed for it and not used yet. What the
 * terminal still holds is sealed on its disk. Throws a Refusal `unknown-terminal`.
 */
export async function revokeTerminal(couch: Couch, deviceId: string, now = Date.now()): Promise<void> {
  const user = await readDocument(couch, userPath(userName(deviceId)))
  const roles = z.array(z.string()).catch([]).parse(user?.roles)
  const centers = (await listCenters(couch)).map(({ centerCode }) => centerCode)
  const named = roles.map((role) => role.split(':')[1]).find((code) => code !== undefined && centers.includes(code))
  const pathIn = (code: string) => `/${terminalsDatabase(code)}/${encodeURIComponent(terminalDocument(deviceId))}`
  let center = named
  for (const code of center ? [] : centers) if (!center && (await readDocument(couch, pathIn(code)))) center = code
  if (!user && !center) throw new Refusal(404, 'unknown-terminal', `No terminal is called ${deviceId}`)
  await removeDocument(couch, userPath(userName(deviceId)))
  for (const waiting of await listEnrolments(couch)) {
    if (waiting.deviceId === deviceId) await removeDocument(couch, `/${cityEnrolments}/${encodeURIComponent(waiting.id)}`)
  }
  if (!center) return
  await settleDocument(couch, pathIn(center), (standing) =>
    standing && !standing.revokedAt ? { ...standing, revokedAt: new Date(now).toISOString() } : null,
  )
}
