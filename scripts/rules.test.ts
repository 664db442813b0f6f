import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkImports, type ImportFinding, rules } from './check-imports'
import { lengthFindings, longFiles } from './check-lengths'
import { type Lock, lockFindings, withPlatforms } from './check-lock'
import { bans, textFindings } from './check-texts'

/** For each import rule: a file that breaks it, what that file holds, and the files it needs. */
const plants: Record<string, { file: string; text: string; beside?: Record<string, string> }> = {
  'no-circles': {
    file: 'src/renderer/lib/egg.ts',
    text: `import type { Hen } from './hen'\nexport type Egg = Hen`,
    beside: { 'src/renderer/lib/hen.ts': `import type { Egg } from './egg'\nexport type Hen = Egg` },
  },
  'no-missing-file': { file: 'src/renderer/lib/lost.ts', text: `import './nowhere'` },
  'no-unused-file': { file: 'src/renderer/lib/unused.ts', text: 'export const unused = 1' },
  'only-shipped-packages': { file: 'src/main/hub/unshipped.ts', text: `import 'left-behind'` },
  'tests-are-not-imported': {
    file: 'src/renderer/data/lazy.ts',
    text: `import './testing/open'`,
    beside: { 'src/renderer/data/testing/open.ts': '' },
  },
  'shared-imports-nothing': { file: 'src/shared/greedy.ts', text: `import '../main/target'` },
  'renderer-knows-no-host': {
    file: 'src/renderer/ui/Nosy.tsx',
    text: `import type { T } from '../../main/target'\nexport const Nosy = () => <p />`,
  },
  'main-knows-no-page': { file: 'src/main/compose.ts', text: `export type T = Array<import('../renderer/lib/target').T>` },
  'preload-signs-the-bridge-alone': { file: 'src/preload/curious.ts', text: `import '../renderer/lib/target'` },
  'page-has-no-node': { file: 'src/renderer/data/disk.ts', text: `import 'node:fs'` },
  'electron-in-one-place': { file: 'src/main/node/window.ts', text: `import type { App } from 'electron'` },
  'server-knows-no-host': { file: 'src/main/server/listen.ts', text: `import 'node:http'` },
  'hosts-know-not-each-other': { file: 'src/main/node/host.ts', text: `import '../electron/target'` },
  'electron-host-stands-alone': { file: 'src/main/electron/host.ts', text: `import '../node/target'` },
  'hub-and-journal-know-no-host': { file: 'src/main/journal/host.ts', text: `import '../node/target'` },
  'lib-knows-nothing': { file: 'src/renderer/lib/proud.ts', text: `import '../data/target'` },
  'lib-is-pure': { file: 'src/renderer/lib/hook.ts', text: `import 'react'` },
  'foundations-know-no-module': { file: 'src/renderer/data/named.ts', text: `import '../modules/roster/schema'` },
  'data-stands-on-lib': { file: 'src/renderer/data/wordy.ts', text: `import '../i18n/target'` },
  'sync-stands-on-data': { file: 'src/renderer/sync/painted.ts', text: `import '../ui/target'` },
  'ui-has-no-data': { file: 'src/renderer/ui/fetching.ts', text: `import '../data/target'` },
  'i18n-stands-on-lib': { file: 'src/renderer/i18n/stored.ts', text: `import '../data/target'` },
  'module-knows-no-app': { file: 'src/renderer/modules/teams/upward.ts', text: `import '../../app/target'` },
  'module-knows-no-sync': { file: 'src/renderer/modules/teams/hurried.ts', text: `import '../../sync/target'` },
  'modules-meet-in-schema-rules-queries': { file: 'src/renderer/modules/teams/bossy.ts', text: `import '../roster/operations'` },
  'roster-comes-first': { file: 'src/renderer/modules/roster/late.ts', text: `import '../teams/schema'` },
  'overview-comes-last': { file: 'src/renderer/modules/teams/early.ts', text: `import '../overview/schema'` },
  'app-knows-a-module-by-its-index': { file: 'src/renderer/app/prying.ts', text: `import '../modules/roster/schema'` },
  'schema-and-rules-are-pure': { file: 'src/renderer/modules/checkins/rules.ts', text: `import 'rxdb'` },
  'operations-and-queries-know-no-screen': { file: 'src/renderer/modules/checkins/operations.ts', text: `import './text'` },
}

const targets = [
  'main/target',
  'main/electron/target',
  'main/node/target',
  ...['app', 'data', 'i18n', 'lib', 'sync', 'ui'].map((folder) => `renderer/${folder}/target`),
  ...['roster/schema', 'roster/operations', 'teams/schema', 'overview/schema', 'checkins/text'].map(
    (path) => `renderer/modules/${path}`,
  ),
]

const packages = ['electron', 'left-behind', 'react', 'rxdb']

/** A folder of its own with these files; gone after the tests. */
function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-rules-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  folders.push(folder)
  return folder
}
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

describe('who may import whom', () => {
  let findings: ImportFinding[]

  beforeAll(async () => {
    const planted = Object.values(plants)
    const used = planted.map(({ file }) => file).filter((file) => !file.includes('unused'))
    const folder = plant({
      'package.json': JSON.stringify({
        dependencies: { electron: '1', react: '1', rxdb: '1' },
        devDependencies: { 'left-behind': '1' },
      }),
      ...Object.fromEntries(targets.map((path) => [`src/${path}.ts`, 'export type T = 1'])),
      ...Object.assign({}, ...planted.map(({ file, text, beside }) => ({ ...beside, [file]: text }))),
      ...Object.fromEntries(
        packages.flatMap((name) => [
          [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
          [`node_modules/${name}/index.js`, ''],
        ]),
      ),
      'scripts/entry.ts': used.map((file) => `import '../${file.replace(/[.]tsx?$/, '')}'`).join('\n'),
    })
    findings = await checkImports(folder)
  })

  it('has a planted violation for every rule', async () => {
    const { forbidden } = await rules()
    expect(Object.keys(plants).sort()).toEqual(forbidden.map((rule) => rule.name).sort())
  })

  it.each(Object.entries(plants))('%s is broken by what is planted, and by its name', (name, { file }) => {
    expect(findings.filter((finding) => finding.where === file).map((finding) => finding.rule)).toEqual([name])
  })

  it('nothing but the plants breaks a rule', () => {
    const files = Object.values(plants).flatMap(({ file, beside }) => [file, ...Object.keys(beside ?? {})])
    expect(findings.filter((finding) => !files.includes(finding.where))).toEqual([])
  })

  it('every rule says why in a sentence', async () => {
    const { forbidden } = await rules()
    for (const { comment } of forbidden) expect(comment).toMatch(/^[A-Z].{30,}[.]$/i)
  })

  it('a worker reached by its address counts as imported', async () => {
    const folder = plant({
      'package.json': '{}',
      'src/renderer/main.tsx': `new Worker(new URL('./lib/sum.worker.ts', import.meta.url))`,
      'src/renderer/lib/sum.worker.ts': `import '../data/store'`,
      'src/renderer/data/store.ts': '',
    })
    expect((await checkImports(folder)).map(({ where, rule }) => ({ where, rule }))).toEqual([
      { where: 'src/renderer/lib/sum.worker.ts', rule: 'lib-knows-nothing' },
    ])
  })
})

describe('how long a file may be', () => {
  const lines = (count: number) => 'export {}\n'.repeat(count)
  const excuse = '// long because: one table that is read as a whole\n'
  const files = {
    'src/short.ts': lines(250),
    'src/long.ts': lines(251),
    'src/table.ts': excuse + lines(300),
    'src/mute.ts': `// long because:\n${lines(300)}`,
    'src/cases.test.ts': lines(400),
    'docs/long.md': lines(900),
  }

  it('251 lines without a reason are found, with a reason they are listed', () => {
    const folder = plant(files)
    expect(lengthFindings(folder, Object.keys(files)).map(({ where }) => where)).toEqual(['src/long.ts', 'src/mute.ts'])
    expect(longFiles(folder, Object.keys(files))).toEqual([
      { where: 'src/table.ts', what: '301 lines: one table that is read as a whole' },
    ])
  })
})

describe('what may stand in no file', () => {
  const home = ['', 'root', 'notes.txt'].join('/')
  const planted: Record<string, { file: string; text: string }> = {
    'machine-path': { file: 'docs/where.md', text: `see ${home}` },
    'private-registry': { file: '.npmrc', text: 'registry=https://packages.example/' },
    'chinese-in-a-screen': { file: 'src/renderer/app/Loud.tsx', text: 'export const Loud = () => <p>你好</p>' },
    unfinished: { file: 'src/main/later.ts', text: `// ${'TO'}${'DO'}: later` },
    'made-at-run-time': { file: 'src/renderer/lib/made.ts', text: `export const f = ${'new Func'}tion('return 1')` },
  }

  it('has a planted violation for every ban', () => {
    expect(Object.keys(planted).sort()).toEqual(bans.map((ban) => ban.name).sort())
  })

  it.each(Object.entries(planted))('%s is found where it is planted', (name, { file, text }) => {
    expect(textFindings(plant({ [file]: text }), [file]).map(({ where, rule }) => ({ where, rule }))).toEqual([
      { where: `${file}:1`, rule: name },
    ])
  })

  it('an ordinary file is left alone', () => {
    const text = "// 签到 stands in a comment\nexport const path = '/residents/:id'\n"
    expect(textFindings(plant({ 'src/renderer/app/Quiet.tsx': text }), ['src/renderer/app/Quiet.tsx'])).toEqual([])
  })
})

describe('the lock', () => {
  const manifest = { dependencies: { whole: '1.0.0' } }
  const lock = (entries: Lock['packages']): Lock => ({ packages: { '': { ...manifest }, ...entries } })

  it('is good when everything that is named has an entry', () => {
    expect(
      lockFindings(
        manifest,
        lock({
          'node_modules/whole': { version: '1.0.0', dependencies: { inner: '1' } },
          'node_modules/whole/node_modules/inner': { version: '1.0.0' },
        }),
      ),
    ).toEqual([])
  })

  it('names a dependency without an entry, one that package.json no longer has, and a host', () => {
    const bad = lock({
      'node_modules/whole': { version: '1.0.0', resolved: 'https://packages.example/whole.tgz', dependencies: { inner: '1' } },
    })
    expect(lockFindings({ dependencies: { whole: '2.0.0' } }, bad).map(({ what }) => what.split(',')[0]?.split(':')[0])).toEqual([
      "dependencies differ from package.json's",
      'inner 1',
      'node_modules/whole names the host it was fetched from',
    ])
  })

  it('gains the builds of platforms that the registry did not carry, as npm would write them', () => {
    const partial = lock({
      'node_modules/whole': {
        version: '1.0.0',
        dev: true,
        license: 'MIT',
        optionalDependencies: { '@w/cli-linux-x64-musl': '1.0.0' },
      },
    })
    expect(withPlatforms(partial).packages['node_modules/@w/cli-linux-x64-musl']).toEqual({
      version: '1.0.0',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      license: 'MIT',
      optional: true,
      os: ['linux'],
      engines: undefined,
    })
  })
})
