/** False where the printer said no; a browser does not tell, so a print it took counts as one. Never throws. */
export async function printSlip(): Promise<boolean> {
  if (window.yizhan) return window.yizhan.print().catch(() => false)
  window.print()
  return true
}
