import { createContext } from '../../data/create-context'
import { assert } from '../../lib/assert'
import { done, type Result } from '../../lib/result'
import { openAcademySample, openTeachingSample } from '../../modules/academy'
import { openRequestSample } from '../../modules/requests'
import { openSample } from '../../modules/roster'
import { openTeamSample } from '../../modules/teams'
import { openCaseSample, openMentorSample } from '../../modules/training'
import { enrolWorker, type Role, type Worker } from '../../modules/workers'
import type { OpenedStore } from '../start/desk'

export const sampleResidents = 8_000

/** Of everybody in the sample center; told on the screen, so it keeps nothing from anyone. */
export const samplePin = '8265'

const sampleStaff: readonly { name: string; role: Role }[] = [
  { name: '演示书记', role: 'director' },
  { name: '演示社工', role: 'worker' },
  { name: '演示网格员', role: 'gridWorker' },
  { name: '演示审计', role: 'auditor' },
]

export type SampleReady = { worker: Worker; pin: string; residents: number; seconds: number }

/** The context of whoever stands before a desk that is not signed in to. */
export const contextOfNobody = ({ store, station }: OpenedStore, may: (right: string) => boolean = () => false) =>
  createContext({ store, station, actor: { id: 'setup', name: '' }, may })

/** Whether the sample stands in the store, to its last record and with its staff. */
export async function isSampleReady(opened: OpenedStore): Promise<boolean> {
  const { isSampleLoaded } = await openSample()
  return isSampleLoaded(contextOfNobody(opened))
}

/** Staff first, then people: a load that is broken off is known by its missing end. Takes some ten seconds. */
export async function prepareSample(
  opened: OpenedStore,
  load: { residents: number; onProgress: (share: number) => void; signal: AbortSignal },
): Promise<Result<SampleReady, { code: 'cancelled' }>> {
  const began = performance.now()
  const { loadSample } = await openSample()
  const context = contextOfNobody(opened, () => true)
  for (const { name, role } of sampleStaff) await enrolWorker(context, { name, role, pin: samplePin })
  const loaded = await loadSample(context, { ...load, seed: 20260101 })
  if (!loaded.ok) return loaded
  const { loadTeamSample } = await openTeamSample()
  await loadTeamSample(context)
  const { loadRequestSample } = await openRequestSample()
  await loadRequestSample(context)
  const { loadAcademySample } = await openAcademySample()
  await loadAcademySample(context)
  const { loadTeachingSample } = await openTeachingSample()
  await loadTeachingSample(context)
  const { loadCaseSample } = await openCaseSample()
  await loadCaseSample(context)
  const { loadMentorSample } = await openMentorSample()
  await loadMentorSample(context)
  const [first] = sampleStaff
  const worker = (await context.data.workers.find().exec()).find(({ name }) => name === first?.name)
  assert(worker, 'the sample has its director')
  const seconds = (performance.now() - began) / 1000
  return done({ worker: worker.toMutableJSON(), pin: samplePin, residents: loaded.value.residents, seconds })
}
