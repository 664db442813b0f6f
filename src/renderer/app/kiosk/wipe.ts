/**
 * Takes away what a visit may have left outside the page's components, which their unmounting does not reach: the clipboard, what
 * was selected, the address, the session's storage.
 */
export function wipeTraces(): void {
  sessionStorage.clear()
  document.getSelection()?.removeAllRanges()
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  history.replaceState(null, '', '/')
  window.speechSynthesis?.cancel()
  // A browser may say no to a page nobody touches; nothing can be copied there anyway (KioskRoot).
  if (window.yizhan) void window.yizhan.wipe().catch(() => undefined)
  else void navigator.clipboard?.writeText('').catch(() => undefined)
}
