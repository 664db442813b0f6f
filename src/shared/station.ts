import { z } from 'zod'

/** A community's 12-digit code (GB/T 10114 with the ministry's suffix): 6 county, 3 town, 3 community. */
export const communityCode = z.string().regex(/^\d{12}$/)

/** What a terminal knows of itself. Kept by the host, asked for by the page at start. */
export const stationSchema = z.object({
  version: z.literal(1),
  centerCode: communityCode,
  centerName: z.string().trim().min(1).max(60),
  terminalName: z.string().trim().min(1).max(40),
  mode: z.enum(['desk', 'kiosk']),
  /** Names this device in stamps and at the center. */
  deviceId: z.string().regex(/^[0-9a-z]{8}$/),
  /** 演示数据: everything in this station is invented. */
  demo: z.boolean(),
  /** Secret of the city that keys document ids (DOMAIN: residentKey); equal on every terminal of a center. */
  citySalt: z.string().min(16).max(128),
})
export type Station = z.infer<typeof stationSchema>

/** What set-up sends with `PUT /station`. The host provisions the center's databases and answers the Station. */
export const setUpSchema = z.object({
  centerCode: communityCode,
  centerName: z.string().trim().min(1).max(60),
  terminalName: z.string().trim().min(1).max(40),
  mode: z.enum(['desk', 'kiosk']),
  demo: z.boolean(),
  /** The collections of the app, so that the center gets a database for each. */
  collections: z
    .array(z.string().regex(/^[a-z]{2,24}$/))
    .min(1)
    .max(13),
  /** By collection, the fields of its records besides the envelope: the center refuses others. */
  fields: z
    .record(z.string().regex(/^[a-z]{2,24}$/), z.array(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/)).max(120))
    .optional(),
  /** Those of `collections` that the center's kiosks read, too (CollectionDefinition.audience). */
  kioskCollections: z
    .array(z.string().regex(/^[a-z]{2,24}$/))
    .max(13)
    .optional(),
})
export type SetUp = z.infer<typeof setUpSchema>

/** The answer of `GET /station`. */
export const stationReportSchema = z.object({
  station: stationSchema.nullable(),
  host: z.object({
    kind: z.enum(['electron', 'node']),
    version: z.string(),
    /** Where records are synced to: the hub this terminal runs itself, or another machine's. */
    hub: z.enum(['embedded', 'remote']),
    /** Shown on the sync page; never with credentials. */
    endpoint: z.string(),
    /** The mode asked for on the command line, if any. */
    mode: z.enum(['desk', 'kiosk']).nullable(),
  }),
})
export type StationReport = z.infer<typeof stationReportSchema>

/** Every failing answer of the host that is not a CouchDB answer: a code for the page, a sentence for the log. */
export const hostErrorSchema = z.object({ error: z.string(), reason: z.string() })
export type HostError = z.infer<typeof hostErrorSchema>
