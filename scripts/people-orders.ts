import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync } from '@swc/core'
import type { Finding } from './checks'

/**
 * In what order people are shown. Nobody is ranked: whatever is sorted where members and what they did are shown goes by names,
 * days, moments and states. So a comparator there, and every function of ours that it calls, may not name an amount, and may
 * subtract nothing but truths (`Number(a.open)`), places in a fixed list (`indexOf`) and the few orders listed here. The roster
 * (which sorts by age and address) and the catalogue of matters (in which no person stands) are left out.
 */
export const sortedFolders = /^src\/renderer\/(modules\/(?!roster\/|matters\/)|app\/kiosk\/(?!keyboard\/)).*[.]tsx?$/

const amounts = new Set(
  'hour hours minute minutes count counts amount amounts total totals sum sums length size score scores rank ranks point points star stars most times visits checkins number numbers quantity frequency'.split(
    ' ',
  ),
)

/** What may be subtracted though it is a number, and why it is no amount of anything a person did. */
export const numericOrders: Readonly<Record<string, string>> = {
  daysLeft: 'how soon a term ends: a day, counted from today',
  likeness: 'how alike the words of two problems are; no person stands in them',
  order: 'the place of a screen among the others',
  severity: 'how grave a request is, never who made it or who sees to it',
  told: 'how often a problem was heard, never by whom',
  urgent: 'how near a request is to its day',
}

/** `checkInCount` → check, in, count */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .map((word) => word.toLowerCase())

const isAmount = (name: string): boolean =>
  name !== 'Number' && (wordsOf(name).some((word) => amounts.has(word)) || amounts.has(wordsOf(name).join('')))

type Node = { type?: string; [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Every node below, types left out: they say nothing of an order. */
function* within(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const entry of value) yield* within(entry)
  else if (isNode(value)) {
    if (value.type?.startsWith('Ts') && !/^Ts(As|NonNull|Satisfies|Const)/.test(value.type)) return
    yield value
    for (const [key, child] of Object.entries(value)) if (key !== 'typeAnnotation' && isNode(child)) yield* within(child)
  }
}

const nameOf = (value: unknown): string | null =>
  isNode(value) && value.type === 'Identifier' && typeof value.value === 'string' ? value.value : null

const isFunction = ({ type = '' }: Node): boolean =>
  /^(ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(type)

type Source = { file: string; functions: Map<string, Node>; imports: Map<string, string>; body: Node }

/** A file's functions by name, wherever in it they stand, and where its imports come from. */
function read(file: string): Source {
  const text = readFileSync(file, 'utf8')
  const body = parseSync(text, { syntax: 'typescript', tsx: file.endsWith('.tsx'), target: 'es2022' }) as unknown as Node
  const functions = new Map<string, Node>()
  const imports = new Map<string, string>()
  for (const node of within(body)) {
    const [name, init] = node.type === 'FunctionDeclaration' ? [nameOf(node.identifier), node] : [nameOf(node.id), node.init]
    if (name && isNode(init) && isFunction(init)) functions.set(name, init)
    if (node.type !== 'ImportDeclaration' || !isNode(node.source) || !Array.isArray(node.specifiers)) continue
    for (const specifier of node.specifiers) {
      const local = isNode(specifier) ? nameOf(specifier.local) : null
      if (local) imports.set(local, String(node.source.value))
    }
  }
  return { file, functions, imports, body }
}

function fileOf(from: string, path: string): string | null {
  if (!path.startsWith('.')) return null
  return [`${path}.ts`, `${path}.tsx`, `${path}/index.ts`].map((end) => join(dirname(from), end)).find(existsSync) ?? null
}

/** The function of this name, here or where it is imported from. */
function find(source: Source, name: string): { source: Source; node: Node } | null {
  const here = source.functions.get(name)
  if (here) return { source, node: here }
  const file = fileOf(source.file, source.imports.get(name) ?? '')
  const there = file ? read(file) : null
  const node = there?.functions.get(name)
  return there && node ? { source: there, node } : null
}

const argumentOf = (node: Node): Node | null => {
  const [first] = Array.isArray(node.arguments) ? (node.arguments as Node[]) : []
  return first && isNode(first.expression) ? first.expression : null
}

const calleeOf = (node: Node): string | null =>
  isNode(node.callee) && node.callee.type === 'MemberExpression' ? nameOf(node.callee.property) : nameOf(node.callee)

/** Whether an operand of a subtraction is a truth, a place in a fixed list, or one of the orders listed. */
function isOrder(operand: unknown): boolean {
  if (!isNode(operand)) return false
  if (operand.type === 'NumericLiteral') return true
  if (operand.type === 'CallExpression') return calleeOf(operand) === 'Number' || calleeOf(operand) === 'indexOf'
  const name = operand.type === 'MemberExpression' ? nameOf(operand.property) : nameOf(operand)
  return name !== null && name in numericOrders
}

function faultsIn(source: Source, comparator: Node, seen: Set<Node>): string[] {
  if (seen.has(comparator)) return []
  seen.add(comparator)
  const faults: string[] = []
  for (const node of within(comparator)) {
    const name = nameOf(node)
    if (name && isAmount(name)) faults.push(`sorts by “${name}”`)
    if (node.type === 'BinaryExpression' && node.operator === '-' && !(isOrder(node.left) && isOrder(node.right)))
      faults.push('subtracts what may be an amount')
    const called = node.type === 'CallExpression' ? find(source, nameOf(node.callee) ?? '') : null
    if (called) faults.push(...faultsIn(called.source, called.node, seen))
  }
  return faults
}

/** What a call of `sort` sorts by: faults, or none. */
function faultsOfSort(source: Source, call: Node): string[] {
  const given = argumentOf(call)
  if (!given) return []
  if (isFunction(given) || given.type === 'MemberExpression' || given.type === 'ObjectExpression')
    return faultsIn(source, given, new Set())
  const name = given.type === 'CallExpression' ? nameOf(given.callee) : nameOf(given)
  const found = name ? find(source, name) : null
  return found ? faultsIn(found.source, found.node, new Set()) : ['sorts by something that cannot be read from here']
}

/** Orders of a query: `sort: [{ hours: 'desc' }]`. */
const faultsOfQuery = (node: Node): string[] =>
  [...within(node.value)].flatMap((below) => {
    const name = below.type === 'KeyValueProperty' ? nameOf(below.key) : null
    return name && isAmount(name) ? [`asks for an order by “${name}”`] : []
  })

/** Where people might be shown in the order of what they did. */
export function orderFindings(folder: string, files: readonly string[]): Finding[] {
  return files
    .filter((path) => sortedFolders.test(path) && !/[.]test[.]|\/testing\//.test(path))
    .flatMap((path) => {
      const source = read(join(folder, path))
      const faults = [...within(source.body)].flatMap((node) => {
        if (node.type === 'CallExpression' && /^(sort|toSorted)$/.test(calleeOf(node) ?? '')) return faultsOfSort(source, node)
        return node.type === 'KeyValueProperty' && nameOf(node.key) === 'sort' ? faultsOfQuery(node) : []
      })
      return [...new Set(faults)].map((what) => ({
        where: path,
        what: `ranking: ${what}; people are shown by name, day or state`,
      }))
    })
}
