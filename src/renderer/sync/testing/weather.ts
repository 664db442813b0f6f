/** What a request to the center meets: null lets it pass, a Response answers in its place, an Error breaks the link. */
export type Weather = (request: {
  collection: string
  endpoint: string
  method: string
  body: string
}) => Outcome | Promise<Outcome>
type Outcome = null | Response | Error | { after: Response | Error } | { change: (answer: unknown) => unknown }

/** Troubled until told otherwise. */
export function troubled(trouble: Weather): Weather & { clear: () => void } {
  let over = false
  return Object.assign((request: Parameters<Weather>[0]) => (over ? null : trouble(request)), {
    clear: () => {
      over = true
    },
  })
}

/** The cable is out: the host answers that nobody is there, and nothing passes. */
export const down: Weather = ({ collection }) =>
  collection === 'probe' ? Response.json({ reachable: false, latencyMs: 0 }) : new TypeError('Failed to fetch')
