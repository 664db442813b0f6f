import { cityCatalogueDatabase } from '../../shared/city'

/** What every terminal of the city may read: `city` with the salt, `center:<code>` with a center's name. */
export const citySettings = 'city-settings'

/** 目录: what the city publishes for everybody (`npm run center -- publish`). */
export const cityCatalogue = cityCatalogueDatabase

/** 登记码: one document for each code that was printed and not used yet. */
export const cityEnrolments = 'city-enrolments'

export const databaseName = (centerCode: string, collection: string): string => `c${centerCode}-${collection}`

/** Where each terminal of a center says how it stands (its heartbeat). */
export const terminalsDatabase = (centerCode: string): string => `c${centerCode}-terminals`

/** What one kiosk hands in; no other kiosk can look into it. */
export const intakeDatabase = (centerCode: string, deviceId: string): string => `c${centerCode}-intake-${deviceId}`

export const terminalDocument = (deviceId: string): string => `terminal:${deviceId}`

/** Holds the four digits of a terminal on receipts (shared/receipt-number.ts): whoever wrote it first has them for good. */
export const markDocument = (mark: string): string => `mark:${mark}`

export const userName = (deviceId: string): string => `t-${deviceId}`

/** Path of a user's document, encoded. */
export const userPath = (name: string): string => `/_users/${encodeURIComponent(`org.couchdb.user:${name}`)}`

export const centerPath = (centerCode: string): string => `/${citySettings}/${encodeURIComponent(`center:${centerCode}`)}`
