import { holdWindow } from '../../data/single-window'

/** A reload hands the lock from the old page to the new one within this time. */
const patienceMs = 2000

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** True where this is the only window of the profile, for as long as the page lives. */
export async function takeOnlyWindow(): Promise<boolean> {
  for (let waited = 0; waited < patienceMs; waited += 100) {
    if ((await holdWindow('profile')) === 'held') return true
    await wait(100)
  }
  return false
}
