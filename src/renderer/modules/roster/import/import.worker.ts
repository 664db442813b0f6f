import { stationReportSchema } from '../../../../shared/station'
import { createImportDesk } from './import-desk'
import type { WorkerAnswer, WorkerCall } from './import-protocol'
import { readSnapshot } from './read-snapshot'

/** The host keeps the salt; the worker asks it where the page did not hand it over. */
async function citySalt(): Promise<string> {
  const response = await fetch('/station')
  if (!response.ok) throw new Error(`asking the host for its station: ${response.status}`)
  const { station } = stationReportSchema.parse(await response.json())
  if (!station) throw new Error('asking the host for its station: it is not set up')
  return station.citySalt
}

const desk = createImportDesk({
  readSnapshot: ({ databaseName, key }) => readSnapshot(databaseName, key),
  citySalt,
  now: () => performance.now(),
})

const answer = (message: WorkerAnswer) => self.postMessage(message)

function perform(call: Exclude<WorkerCall, { method: 'cancel' }>): Promise<unknown> {
  switch (call.method) {
    case 'openFile':
      return desk.openFile(...call.args)
    case 'setColumn':
      return desk.setColumn(...call.args)
    case 'setHeaderRow':
      return desk.setHeaderRow(...call.args)
    case 'learned':
      return desk.learned()
    case 'plan':
      return desk.plan(call.args[0], (done, total) => answer({ id: call.id, progress: [done, total] }))
    case 'rows':
      return desk.rows(...call.args)
    case 'places':
      return desk.places(...call.args)
    case 'draftsOf':
      return desk.draftsOf(...call.args)
    case 'wrongRowsFile':
      return desk.wrongRowsFile(...call.args)
  }
}

self.onmessage = async ({ data: call }: MessageEvent<WorkerCall>) => {
  if (call.method === 'cancel') return desk.cancel()
  try {
    answer({ id: call.id, value: await perform(call) })
  } catch (cause) {
    answer({ id: call.id, fault: cause instanceof Error ? cause.message : String(cause) })
  }
}
