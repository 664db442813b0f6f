import type { CardReader } from '../card/http-reader'
import type { IntakeKeys } from '../intake-keys'
import type { Journal } from '../journal/open-journal'
import type { Kiosk } from '../kiosk/open-kiosk'
import type { Receipts } from '../receipts'
import { answerFault, json } from './answers'
import { serveAsset } from './assets'
import type { Bell } from './bell'
import { type Center, modeOf } from './center'
import { answerCityCatalogue } from './city-catalogue'
import { answerDesk } from './desk-routes'
import { allowMethods, guard, guardKiosk } from './guard'
import { secure } from './headers'
import { answerHeartbeat, answerTerminals } from './heartbeat'
import { answerJournal, forgetSample } from './journal-routes'
import { answerKiosk } from './kiosk-routes'
import { passToCenter, probeCenter } from './proxy'
import { answerCard, answerCollections, answerEnrolment, answerReceiptNumber, answerStation } from './station-routes'

/** One web-standard function, mounted by both hosts. It never rejects: a fault becomes a 500 with a HostError. */
export type Handler = (request: Request) => Promise<Response>

export type HandlerOptions = {
  /** The page's own origin: `app://yizhan` or `http://127.0.0.1:<port>`. Requests that name another one are refused. */
  origin: string
  /** Folder of the built page, with `index.html` in it. */
  assetsDir: string
  center: Center
  bell: Bell
  journal: Journal
  kiosk: Kiosk
  intakeKeys: IntakeKeys
  receipts: Receipts
  cardReader: CardReader
  /** Where a fault is written; it may name files, never a person. */
  report: (fault: unknown) => void
}

/** What a kiosk's page may ask under its own roof; a desk has none of it. */
async function routeKiosk(request: Request, options: HandlerOptions): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/kiosk/receipt-number') return answerReceiptNumber(request, options.center, options.receipts)
  if (pathname === '/kiosk/card') return answerCard(request, options.cardReader)
  return answerKiosk(request, options)
}

async function route(request: Request, options: HandlerOptions): Promise<Response> {
  const { assetsDir, center, bell, journal } = options
  const { pathname } = new URL(request.url)
  const isKiosk = modeOf(center.report()) === 'kiosk'
  if (isKiosk) guardKiosk(request)
  if (isKiosk && pathname.startsWith('/kiosk/')) return routeKiosk(request, options)
  if (pathname.startsWith('/intake/') || pathname === '/terminals') return answerDesk(request, options)
  if (pathname.startsWith('/journal/')) return answerJournal(request, { journal, center })
  if (pathname === '/station' && request.method === 'DELETE') await forgetSample({ journal, center })
  if (pathname === '/station') return answerStation(request, center)
  if (pathname === '/station/collections') return answerCollections(request, center)
  if (pathname === '/station/enrolment') return answerEnrolment(request, center)
  if (pathname === '/station/receipt-number') return answerReceiptNumber(request, center, options.receipts)
  if (pathname === '/station/card') return answerCard(request, options.cardReader)
  if (pathname === '/station/city-catalogue') return answerCityCatalogue(request, center)
  if (pathname === '/sync/bell') {
    allowMethods(request, 'GET')
    return bell.listen(request.signal)
  }
  if (pathname === '/sync/probe') {
    allowMethods(request, 'GET')
    return json(200, await probeCenter(center.link, request.signal))
  }
  if (pathname === '/sync/heartbeat') return answerHeartbeat(request, center)
  if (pathname === '/sync/terminals') return answerTerminals(request, center)
  if (pathname.startsWith('/sync/')) return passToCenter(request, center.link)
  allowMethods(request, 'GET', 'HEAD')
  return serveAsset(request, assetsDir)
}

/** Makes the handler: guard, station, journal, sync, page; the security headers are on every answer, refusals included. */
export function createHandler(options: HandlerOptions): Handler {
  return async (request) => {
    try {
      guard(request, options.origin)
      return secure(await route(request, options))
    } catch (fault) {
      return secure(answerFault(fault, options.report))
    }
  }
}
