import { type Join, readEnrolmentCode } from '../../shared/enrolment'
import type { Station } from '../../shared/station'
import { Refusal } from '../refusal'
import { readHubAddress } from './address'
import { createCouch } from './couch'
import { openEnrolment } from './enrolment'
import type { Keys } from './link'
import { readCenter } from './provision'

/** As somebody types it: without `https://` it is meant so, unless it is an address inside the building with CouchDB's own port. */
export function readTypedAddress(typed: string): string {
  const text = typed.normalize('NFKC').trim()
  const whole = /^[a-z]+:\/\//i.test(text) ? text : `${/:5984\/?$/.test(text) ? 'http' : 'https'}://${text}`
  try {
    const { root, credentials } = readHubAddress(whole)
    if (!credentials) return root
  } catch (cause) {
    throw new Refusal(400, 'bad-hub-address', 'The address of the center is not well formed', { cause })
  }
  throw new Refusal(400, 'bad-hub-address', 'The address of the center holds no name and password')
}

/**
 * Makes this computer the terminal that a code was printed for. The center is looked at with the new password before the code
 * is taken, so a center that is not ready costs no code. Throws a Refusal: `bad-hub-address`, `code-mistyped`, `code-unknown`,
 * `code-used`, `code-expired`, `code-other-mode` (the program was started as what the code is not for), `hub-not-provisioned`, and what
 * askUpstream throws.
 */
export async function joinCenter(
  wish: Join,
  keys: Keys,
  asked: 'desk' | 'kiosk' | null,
): Promise<{ station: Station; root: string }> {
  const root = readTypedAddress(wish.hub)
  const code = readEnrolmentCode(wish.code)
  if (!code.ok) throw new Refusal(400, 'code-mistyped', 'The code has a typing error')
  const { enrolment, take } = await openEnrolment(root, code.value)
  const { credentials, ...place } = enrolment
  if (asked && asked !== place.mode) throw new Refusal(409, 'code-other-mode', `The code is for a ${place.mode}`)
  const visible = place.mode === 'desk' ? wish.collections : []
  const facts = await readCenter(createCouch(root, credentials), place.centerCode, visible)
  await keys.write(credentials)
  await take()
  return { station: { version: 1, demo: false, ...place, ...facts }, root }
}
