import { receiptAnswerSchema } from '../../shared/kiosk'

/** The next receipt number of this terminal for a day (`YYYY-MM-DD`), kept by its host. Throws where the host does not give one. */
export async function nextReceiptNo(day: string): Promise<string> {
  const response = await fetch('/station/receipt-number', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ day }),
  })
  if (!response.ok) throw new Error(`Asking the host for a receipt number: ${response.status}`)
  return receiptAnswerSchema.parse(await response.json()).receiptNo
}
