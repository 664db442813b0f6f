import { readFileSync, writeFileSync } from 'node:fs'
import { type Finding, report } from './checks'

/**
 * package-lock.json as npm writes it: it agrees with package.json, every dependency it names is in it (npm ci refuses it otherwise,
 * and a registry that carries only some platforms' builds makes npm write such a lock), and it names no registry.
 * `--write` fills in the platform builds that are missing, without a checksum, which npm adds at the next install that sees one.
 */

type Entry = {
  version?: string
  resolved?: string
  license?: string
  dev?: boolean
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
  engines?: Record<string, string>
  [key: string]: unknown
}
export type Lock = { packages: Record<string, Entry> }
export type Manifest = Pick<Entry, 'dependencies' | 'devDependencies'>

/** Where Node would find `name` from the package at `path`: beside it, or in any folder above. */
function find(lock: Lock, path: string, name: string): string | null {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const here = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (lock.packages[here]) return here
    if (at === '') return null
    if (!at.includes('/node_modules/')) return lock.packages[`node_modules/${name}`] ? `node_modules/${name}` : null
  }
}

type Missing = { from: string; name: string; range: string; optional: boolean }

function missing(lock: Lock): Missing[] {
  return Object.entries(lock.packages).flatMap(([from, entry]) => {
    const optional = entry.optionalDependencies ?? {}
    const needed = {
      ...(from === '' ? entry.devDependencies : {}),
      ...entry.dependencies,
      ...entry.peerDependencies,
      ...optional,
    }
    return Object.entries(needed)
      .filter(([name]) => !entry.peerDependenciesMeta?.[name]?.optional && find(lock, from, name) === null)
      .map(([name, range]) => ({ from, name, range, optional: name in optional }))
  })
}

/** What is wrong with a lock, in sentences. */
export function lockFindings(manifest: Manifest, lock: Lock): Finding[] {
  const root = lock.packages[''] ?? {}
  const where = 'package-lock.json'
  const apart = (['dependencies', 'devDependencies'] as const)
    .filter((kind) => JSON.stringify(manifest[kind] ?? {}) !== JSON.stringify(root[kind] ?? {}))
    .map((kind) => ({ where, what: `${kind} differ from package.json's: run npm install` }))
  const absent = missing(lock).map((gap) => ({
    where,
    what: `${gap.name} ${gap.range}, which ${gap.from || 'package.json'} names, has no entry`,
  }))
  const hosts = Object.entries(lock.packages)
    .filter(([, entry]) => entry.resolved?.startsWith('http'))
    .map(([path]) => ({
      where,
      what: `${path} names the host it was fetched from: npm config set omit-lockfile-registry-resolved=true`,
    }))
  return [...apart, ...absent, ...hosts]
}

const systems = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd']
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64']

/** The entry npm would write for a platform's build, read from its name: `…-linux-x64-musl`. */
function platformEntry(gap: Missing, parent: Entry): Entry {
  const os = systems.find((system) => gap.name.includes(system))
  const cpu = processors.find((processor) => gap.name.split('-').includes(processor))
  if (!os || !cpu || !/^\d/.test(gap.range)) throw new Error(`${gap.name} ${gap.range} is no platform's build of one version`)
  const libc = gap.name.includes('musl')
    ? ['musl']
    : gap.name.endsWith('gnu') || gap.name.endsWith('gnueabihf')
      ? ['glibc']
      : null
  return {
    version: gap.range,
    cpu: [cpu],
    ...(parent.dev ? { dev: true } : {}),
    ...(libc && os === 'linux' ? { libc } : {}),
    license: parent.license,
    optional: true,
    os: [os],
    engines: parent.engines,
  }
}

/** The same lock with the missing platform builds, its entries in npm's order. */
export function withPlatforms(lock: Lock): Lock {
  const added = missing(lock)
    .filter((gap) => gap.optional)
    .map((gap) => [`node_modules/${gap.name}`, platformEntry(gap, lock.packages[gap.from] ?? {})] as const)
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(added) })
  return { ...lock, packages: Object.fromEntries(packages.sort(([a], [b]) => a.localeCompare(b, 'en'))) }
}

export function checkLock(): Finding[] {
  return lockFindings(JSON.parse(readFileSync('package.json', 'utf8')), JSON.parse(readFileSync('package-lock.json', 'utf8')))
}

if (process.argv[1]?.endsWith('check-lock.ts')) {
  if (process.argv.includes('--write')) {
    const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
    writeFileSync('package-lock.json', `${JSON.stringify(withPlatforms(lock), null, 2)}\n`)
  }
  process.exitCode = report('lock', checkLock())
}
