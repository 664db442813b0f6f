import type { Module } from './module'
import { rosterModule } from './roster'
import { workersModule } from './workers'

/** Every module of the app. A new one adds its line here and touches nothing else. */
export const modules: Module[] = [rosterModule, workersModule]
