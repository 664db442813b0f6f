import type { CatalogueRecord } from '../../modules/catalogue'

/** Why a desk paused this kiosk, or null. An order names one kiosk, or all of the center (`*`). */
export function pauseOf(catalogue: readonly CatalogueRecord[], deviceId: string): { reason: string } | null {
  const order = catalogue.find(
    (record) => record.kind === 'kioskOrder' && record.paused === true && [deviceId, '*'].includes(record.terminalId ?? ''),
  )
  return order ? { reason: order.body ?? '' } : null
}
