import { createRequire } from 'node:module'

/**
 * dependency-cruiser's swc parser reads no JSX, skips imports inside types and knows nothing of workers, and TypeScript 7 has
 * no JavaScript API to replace it. So it is handed, for every file, a module that holds nothing but that file's imports.
 */

type Node = { type?: string; [key: string]: unknown }
type Swc = { parseFileSync: (file: string, options: object) => Node }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

const textOf = (value: unknown): string | null =>
  isNode(value) && value.type === 'StringLiteral' && typeof value.value === 'string' ? value.value : null

const argumentOf = (node: Node, position = 0): unknown => {
  const list = node.arguments
  const argument: unknown = Array.isArray(list) ? list[position] : null
  return isNode(argument) ? argument.expression : null
}

const nameOf = (value: unknown): unknown => (isNode(value) ? value.value : null)

/** What a node imports: a static or dynamic import, a re-export, an import inside a type, `new URL('…', import.meta.url)`. */
function importedBy(node: Node): { path: string; lazy: boolean } | null {
  const lazy = (path: string | null) => (path === null ? null : { path, lazy: true })
  const now = (path: string | null) => (path === null ? null : { path, lazy: false })
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return now(textOf(node.source))
    case 'TsImportType':
      return now(textOf(node.argument))
    case 'CallExpression':
      if (isNode(node.callee) && node.callee.type === 'Import') return lazy(textOf(argumentOf(node)))
      return nameOf(node.callee) === 'require' ? lazy(textOf(argumentOf(node))) : null
    case 'NewExpression': {
      if (nameOf(node.callee) !== 'URL' || !isNode(argumentOf(node, 1))) return null
      const path = textOf(argumentOf(node))
      return path?.startsWith('.') && /[.]tsx?$/.test(path) ? lazy(path) : null
    }
    default:
      return null
  }
}

function collect(value: unknown, into: Map<string, boolean>): void {
  if (Array.isArray(value)) for (const entry of value) collect(entry, into)
  else if (isNode(value)) {
    const found = importedBy(value)
    if (found) into.set(found.path, (into.get(found.path) ?? true) && found.lazy)
    for (const child of Object.values(value)) if (typeof child === 'object') collect(child, into)
  }
}

const span = { start: 0, end: 0, ctxt: 0 }
const literal = (value: string) => ({ type: 'StringLiteral', span, value, raw: JSON.stringify(value) })

const statement = (path: string, lazy: boolean) =>
  lazy
    ? {
        type: 'ExpressionStatement',
        span,
        expression: {
          type: 'CallExpression',
          span,
          callee: { type: 'Import', span },
          arguments: [{ spread: null, expression: literal(path) }],
        },
      }
    : { type: 'ImportDeclaration', span, specifiers: [], source: literal(path), typeOnly: false, with: null }

/** Makes the swc that dependency-cruiser will load answer modules of imports only. Call before importing it. */
export function readImportsWithSwc(): void {
  const require = createRequire(import.meta.url)
  const swc = require('@swc/core') as Swc
  const visitor = require('@swc/core/Visitor.js') as { default: { Visitor?: unknown } }
  // tsx hands a CommonJS module's `default` over as the module itself, where dependency-cruiser looks for the named export.
  visitor.default.Visitor ??= visitor.default
  const parse = swc.parseFileSync.bind(swc)
  swc.parseFileSync = (file) => {
    const imports = new Map<string, boolean>()
    collect(parse(file, { syntax: 'typescript', tsx: file.endsWith('.tsx'), target: 'es2022' }), imports)
    return { type: 'Module', span, interpreter: null, body: [...imports].map(([path, lazy]) => statement(path, lazy)) }
  }
}
