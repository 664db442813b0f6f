import { readFileSync, writeFileSync } from 'node:fs'
import type { BrowserWindow, Rectangle, Screen } from 'electron'
import { z } from 'zod'
import { log } from './log'

export const smallestWindow = { width: 1024, height: 700 } as const

const rememberedSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(smallestWindow.width),
  height: z.int().min(smallestWindow.height),
  maximized: z.boolean(),
})
export type Remembered = z.infer<typeof rememberedSchema>

/** Where the window stood at the last close, or null where that is unknown or on a screen that is gone. */
export function recallBounds(file: string, screen: Pick<Screen, 'getAllDisplays'>): Remembered | null {
  const remembered = rememberedSchema.safeParse(readJson(file))
  if (!remembered.success) return null
  return screen.getAllDisplays().some((display) => holdsTitleBar(display.workArea, remembered.data)) ? remembered.data : null
}

/** Writes the window's place to `file` when it closes. Pixels that do not depend on the screen's scale. */
export function rememberBounds(file: string, window: BrowserWindow): void {
  window.on('close', () => {
    if (window.isKiosk()) return
    const remembered: Remembered = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    try {
      writeFileSync(file, JSON.stringify(remembered), { mode: 0o600 })
    } catch (cause) {
      // A full disk must not keep the window from closing.
      log('the place of the window was not kept', cause)
    }
  })
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Absent at the first start; torn after a power cut. Either way the window opens in its first size.
    return null
  }
}

/** A window can be moved while a piece of its title bar is on the screen. */
function holdsTitleBar(area: Rectangle, bounds: Rectangle): boolean {
  const across = Math.min(area.x + area.width, bounds.x + bounds.width) - Math.max(area.x, bounds.x)
  return across >= 100 && bounds.y >= area.y && bounds.y <= area.y + area.height - 40
}
