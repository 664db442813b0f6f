import type { ComponentType } from 'react'

/** A picture of Tabler's set. `size` in pixels. */
export type Icon = ComponentType<{ size?: number | string; stroke?: number }>
