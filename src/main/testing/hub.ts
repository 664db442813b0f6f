import { onTestFinished } from 'vitest'
import { type Couch, createCouch } from '../hub/couch'
import { type Hub, startHub } from '../hub/embedded'
import type { Credentials } from '../server/upstream'
import { newFolder } from './folders'

/** An embedded hub of its own, closed after the test. */
export async function openHub(folder = newFolder()): Promise<Hub & { as(credentials: Credentials | null): Couch }> {
  const hub = await startHub({ folder, port: 0, version: '0.0.0' })
  onTestFinished(hub.close)
  return { ...hub, as: (credentials) => createCouch(hub.root, credentials) }
}
