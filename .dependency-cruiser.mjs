// Who may import whom: ARCHITECTURE.md draws it, `npm run check` keeps it, scripts/rules.test.ts shows each rule biting.
// Read by scripts/check-imports.ts, not by the depcruise command: see there why.

const tests = '([.]test[.]tsx?$|/testing/)'
const entries = '^src/(main/(index|serve)|preload/index|renderer/main)[.]tsx?$'
const inside = (folder) => `^src/renderer/${folder}/`
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const everywhere = [
  rule(
    'no-circles',
    'Two files that import each other are one file that cannot be read, tested or moved in parts.',
    {},
    { circular: true },
  ),
  rule('no-missing-file', 'An import that leads nowhere fails only when that screen is opened.', {}, { couldNotResolve: true }),
  rule(
    'no-unused-file',
    'A file that no entry reaches is dead code that still has to be read.',
    { path: [entries, '^(e2e|scripts|bench)/'], pathNot: tests },
    { path: '^src/', pathNot: [entries, tests, '[.]d[.]ts$'], reachable: false },
  ),
  rule(
    'only-shipped-packages',
    'What the program imports must be among its dependencies, or the packaged app lacks it.',
    { path: '^src/', pathNot: [tests, '^src/(main/(electron/|index[.]ts)|preload/)'] },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  ),
  rule(
    'tests-are-not-imported',
    'What helps a test must not be able to reach a citizen: the program imports no test code.',
    { path: '^src/', pathNot: tests },
    { path: [tests, '^e2e/', '^scripts/', '^bench/', '(^|/)node_modules/(vitest|fake-indexeddb|@testing-library|playwright)'] },
  ),
]

const processes = [
  rule(
    'shared-imports-nothing',
    'What both sides of a process boundary sign must make sense to each without the other.',
    { path: '^src/shared/', pathNot: tests },
    { path: '^src/(main|preload|renderer)/' },
  ),
  rule(
    'renderer-knows-no-host',
    'The page is served by two hosts and asks them by fetch: processes meet only in shared.',
    { path: '^src/renderer/', pathNot: tests },
    { path: '^src/(main|preload)/' },
  ),
  rule(
    'main-knows-no-page',
    'A host serves whatever page was built: processes meet only in shared.',
    { path: '^src/main/', pathNot: tests },
    { path: '^src/(renderer|preload)/' },
  ),
  rule(
    'preload-signs-the-bridge-alone',
    'The preload runs in the sandbox between both: it may know the bridge they signed and nothing else of ours.',
    { path: '^src/preload/', pathNot: tests },
    { path: '^src/(main|renderer)/' },
  ),
  rule(
    'page-has-no-node',
    'The page runs in a sandboxed browser, where Node is absent.',
    { path: '^src/renderer/', pathNot: tests },
    { dependencyTypes: ['core'] },
  ),
  rule(
    'electron-in-one-place',
    'Everything else runs and is tested without the Electron binary.',
    { path: '^src/', pathNot: '^src/(main/(electron/|index[.]ts$)|preload/)' },
    { path: '(^|/)node_modules/electron/|^electron(/|$)' },
  ),
  rule(
    'server-knows-no-host',
    'One handler for two hosts: it takes a Request and answers a Response, whoever listens.',
    { path: '^src/main/server/', pathNot: tests },
    { path: ['^(node:)?https?$', '^src/main/(electron|node|hub)/', '^src/main/(index|serve|compose)[.]ts$'] },
  ),
  rule(
    'hosts-know-not-each-other',
    'Either host must be removable without the other noticing.',
    { path: '^src/main/node/|^src/main/serve[.]ts$', pathNot: tests },
    { path: '^src/main/(electron/|index[.]ts$)' },
  ),
  rule(
    'electron-host-stands-alone',
    'Either host must be removable without the other noticing.',
    { path: '^src/main/electron/|^src/main/index[.]ts$', pathNot: tests },
    { path: '^src/main/(node/|serve[.]ts$)' },
  ),
  rule(
    'hub-and-journal-know-no-host',
    'The hub also provisions a real CouchDB and the journal is plain files: neither needs to know who serves the page.',
    { path: '^src/main/(hub|journal)/', pathNot: tests },
    { path: '^src/main/(electron|node)/|^src/main/(index|serve|compose)[.]ts$' },
  ),
]

const page = [
  rule(
    'lib-knows-nothing',
    'lib is the floor: pure functions that any file may use because they use nothing of ours.',
    { path: inside('lib'), pathNot: tests },
    { path: '^src/', pathNot: inside('lib') },
  ),
  rule(
    'lib-is-pure',
    'Pure functions run in workers and on the command line too, so no framework and no database.',
    { path: inside('lib'), pathNot: tests },
    { path: 'node_modules/(rxdb|rxjs|dexie|react|react-dom|@mantine|wouter)/' },
  ),
  rule(
    'foundations-know-no-module',
    'A new module touches one line of modules/index.ts only if nothing below knows any module by name.',
    { path: '^src/renderer/(data|sync|ui|i18n)/', pathNot: tests },
    { path: '^src/renderer/(modules|app)/' },
  ),
  rule(
    'data-stands-on-lib',
    'The store works without a screen, without a language and without a network.',
    { path: inside('data'), pathNot: tests },
    { path: '^src/renderer/(sync|ui|i18n)/' },
  ),
  rule(
    'sync-stands-on-data',
    'Replication is tested without a screen: it may know the store and lib.',
    { path: inside('sync'), pathNot: tests },
    { path: '^src/renderer/(ui|i18n)/' },
  ),
  rule(
    'ui-has-no-data',
    'A shared composition that fetched its own data could not be used by another module.',
    { path: inside('ui'), pathNot: tests },
    { path: '^src/renderer/(data|sync)/' },
  ),
  rule(
    'i18n-stands-on-lib',
    'Texts are needed before the store is open and where there is none.',
    { path: inside('i18n'), pathNot: tests },
    { path: '^src/renderer/(data|sync|ui)/' },
  ),
  rule(
    'module-knows-no-app',
    'The app arranges modules; a module that knew where it stands could not be moved to the kiosk.',
    { path: inside('modules'), pathNot: tests },
    { path: '^src/renderer/(app/|main[.]tsx$)' },
  ),
  rule(
    'module-knows-no-sync',
    'A record is written to the store; when it travels is no concern of who wrote it.',
    { path: inside('modules'), pathNot: tests },
    { path: inside('sync') },
  ),
  rule(
    'modules-meet-in-schema-rules-queries',
    'Another module may be asked what is, not told what to do: only its schema, rules and queries (claim-rules.ts) are open, filters (whose address opens its list) and boards (what is kept live of a whole store).',
    { path: '^src/renderer/modules/([^/]+)/', pathNot: tests },
    {
      path: '^src/renderer/modules/[^/]+/',
      pathNot: ['^src/renderer/modules/$1/', '^src/renderer/modules/[^/]+/(|[a-z-]+-)(schema|rules|queries|filters|board)[.]ts$'],
    },
  ),
  rule(
    'roster-comes-first',
    'Order of knowledge: roster ← checkins, teams, academy, requests ← overview. People exist before what they do.',
    { path: inside('modules/(roster|workers)'), pathNot: tests },
    { path: inside('modules/(?!roster/|workers/)[^/]+') },
  ),
  rule(
    'overview-comes-last',
    'Order of knowledge: roster ← checkins, teams, academy, requests ← overview. The overview counts the others.',
    { path: inside('modules/(?!overview/)[^/]+'), pathNot: tests },
    { path: inside('modules/overview') },
  ),
  rule(
    'app-knows-a-module-by-its-index',
    'index.ts is all the app may know of a module, so that a module can be rebuilt behind it.',
    { path: '^src/renderer/(app/|main[.]tsx$)', pathNot: tests },
    { path: inside('modules/[^/]+'), pathNot: inside('modules/[^/]+') + 'index[.]ts$' },
  ),
]

const module = [
  rule(
    'schema-and-rules-are-pure',
    'Rules are tried as tables, in workers and on the command line: no database, no React.',
    { path: '^src/renderer/modules/[^/]+/(schema|rules|ids)[.]ts$' },
    {
      path: [
        'node_modules/(rxdb|rxjs|dexie|react|react-dom|@mantine|wouter)/',
        '^src/renderer/(sync|ui|app)/',
        '^src/renderer/data/(?!record[.]ts|collections[.]ts)',
        '^src/renderer/modules/[^/]+/(operations|queries|text|screens/|index)',
      ],
    },
  ),
  rule(
    'operations-and-queries-know-no-screen',
    'The verbs and the questions are tested on a store alone: no React, no Mantine, no text.',
    { path: '^src/renderer/modules/[^/]+/(operations|queries)([.]ts$|/)', pathNot: tests },
    {
      path: [
        'node_modules/(react|react-dom|@mantine|@tabler|wouter)/',
        '^src/renderer/(ui|i18n)/',
        '^src/renderer/modules/[^/]+/(text[.]ts|screens/)',
      ],
    },
  ),
]

export default {
  forbidden: [...everywhere, ...processes, ...page, ...module],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]css$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default', 'types'],
    },
  },
}
