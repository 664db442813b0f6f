import type { SealedIntake } from '../../shared/intake'
import { receiptNumber } from '../../shared/receipt-number'

/** A sealed intake as a kiosk's page hands it over; what is sealed in it opens for nobody. */
export const sealedIntake = (serial: number, fields: Partial<SealedIntake> = {}): SealedIntake => ({
  id: `intake-${String(serial).padStart(26, '0')}`,
  kind: 'request',
  receiptNo: receiptNumber({ centerCode: '420106012003', terminalMark: '4821', day: '2026-11-23', serial }),
  handedInAt: '2026-11-23T01:00:00.000Z',
  ephemeralKey: 'AAAA',
  keys: [{ keyId: 'a1b2c3d4', wrapped: 'BBBB' }],
  sealed: 'CCCC',
  ...fields,
})

/** The same as a document at the center. */
export const intakeDocument = (serial: number, fields: Record<string, unknown> = {}) => {
  const { id, ...sealed } = sealedIntake(serial)
  return { _id: id, ...sealed, ...fields }
}
