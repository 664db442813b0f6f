import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Finding, report } from './checks'

type Swc = { transformSync(code: string, options: object): { code: string } }

const folder = 'src/main/hub/validation'
const output = `${folder}/rule-texts.json`

/** File of each rule; its one exported function is named as the file is. */
const rules = {
  checkRecord: 'check-record',
  checkTerminal: 'check-terminal',
  checkIntake: 'check-intake',
  checkCity: 'check-city',
  checkEnrolment: 'check-enrolment',
}

/** Its types taken away and its words made those of ECMAScript 5. Throws where what is left refers to anything outside. */
export function ruleSource(name: string, code: string): string {
  const swc = createRequire(import.meta.url)('@swc/core') as Swc
  const options = {
    jsc: { parser: { syntax: 'typescript' }, target: 'es5', externalHelpers: false },
    module: { type: 'es6' },
    configFile: false,
    swcrc: false,
  }
  const text = swc
    .transformSync(code, options)
    .code.replace(/^\s*\/\*[\s\S]*?\*\/\s*/, '')
    .trim()
  const source = text.replace(/^(export )/, '')
  if (!source.startsWith(`function ${name}(`)) throw new Error(`${name} is not the one function of its file:\n${text}`)
  if (/^(import|export|var|let|const|function) /m.test(source.slice(source.indexOf('\n'))))
    throw new Error(`${name} needs something beside itself:\n${text}`)
  return source
}

const wanted = () => {
  const texts = Object.entries(rules).map(([name, file]) => [
    name,
    ruleSource(name, readFileSync(`${folder}/${file}.ts`, 'utf8')),
  ])
  return `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`
}

const findings = (): Finding[] =>
  readFileSync(output, 'utf8') === wanted()
    ? []
    : [{ where: output, what: 'older than the functions it is made of: npx tsx scripts/rule-texts.ts --write' }]

if (process.argv[1]?.endsWith('rule-texts.ts')) {
  if (process.argv.includes('--write')) writeFileSync(output, wanted())
  process.exitCode = report('rules', findings())
}
