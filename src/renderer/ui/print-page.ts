/** Prints the page as it is laid out for print: by Electron where it is there, else by the browser. */
export function printPage(): void {
  if (window.yizhan) void window.yizhan.print()
  else window.print()
}
