import type { ComponentType } from 'react'
import type { Text } from '../../i18n/text'
import type { Icon } from '../../ui/icon'

/**
 * One thing a resident can do at the kiosk: a tile of its home, and what opens behind it. The shell gives the page its heading
 * (the tile's label), the way back and the way home, and takes the component away when the kiosk is wiped: whatever was
 * typed lives in its state and nowhere else. `done` goes home.
 */
export type KioskFlow = {
  id: string
  tile: { icon: Icon; label: Text<string>; hint: Text<string> }
  component: ComponentType<{ done: () => void }>
}

/** As many tiles as an elder can take in at one look. */
export const mostTiles = 8
