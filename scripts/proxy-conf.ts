import { readFileSync, writeFileSync } from 'node:fs'
import { type Endpoint, endpoints, oneDocument } from '../src/main/server/proxy-rules'
import { type Finding, report } from './checks'

const output = 'deploy/nginx/allowed.conf'

/** A center's databases and what the city publishes, as they stand in an address. */
const databases = 'c[0-9]{12}-[a-z0-9-]{2,40}|city-settings|city-catalogue'

/**
 * One segment that is no endpoint of CouchDB's. `%5F` is a `_` that CouchDB decodes before it looks, `//` one it overlooks:
 * so neither may stand where an id begins, and no id may be empty.
 */
const oneId = '(?!_|%5[Ff]|[.]{1,2}(?:[?]|$))[^/?]+'

type Allowed = { methods: string[]; path: string }

const methodsOf = ({ methods }: Endpoint) => Object.keys(methods)

const below = Object.entries(endpoints).map(
  ([name, endpoint]): Allowed => ({ methods: methodsOf(endpoint), path: name === '' ? '/?' : `/${endpoint.at ?? name}` }),
)

/** Method and address, as the host of a terminal sends them to the center. Address and query are compared undecoded. */
export const allowed: Allowed[] = [
  // The probe, and who one is.
  { methods: ['GET'], path: '/' },
  { methods: ['GET'], path: '/_session' },
  ...[...below, { methods: methodsOf(oneDocument), path: `/${oneId}` }].map(({ methods, path }) => ({
    methods,
    path: `/(?:${databases})${path}`,
  })),
  // A code's document can be read and taken away; nobody can look which codes there are.
  { methods: ['GET'], path: '/city-enrolments/enrolment%3Ae-[0-9a-f]{16}' },
  { methods: ['POST'], path: '/city-enrolments/_bulk_docs' },
]

export const patternOf = ({ methods, path }: Allowed) => `^(?:${methods.join('|')}) ${path}(?:[?].*)?$`

export const proxyConf = (): string =>
  `# Made by scripts/proxy-conf.ts from src/main/server/proxy-rules.ts; npm run check compares them.
map "$request_method $request_uri" $allowed {
    default 0;
${allowed.map((each) => `    "~${patternOf(each)}" 1;`).join('\n')}
}
`

const findings = (): Finding[] =>
  readFileSync(output, 'utf8') === proxyConf()
    ? []
    : [{ where: output, what: 'older than proxy-rules.ts: npx tsx scripts/proxy-conf.ts --write' }]

if (process.argv[1]?.endsWith('proxy-conf.ts')) {
  if (process.argv.includes('--write')) writeFileSync(output, proxyConf())
  process.exitCode = report('proxy', findings())
}
