/** Reads what one module imports, from its syntax tree: every form of import that TypeScript and Vite know. */
import { posix } from 'node:path'
import { parseAst } from 'vite'

export interface Import {
  readonly line: number
  /** As written, without a query such as `?raw`. */
  readonly specifier: string
  /** The path from the project's root for a relative import (extension as written); a bare name otherwise. */
  readonly target: string
  readonly isRelative: boolean
  /** Erased by the compiler: `import type`, `export type … from`, `import('…').T`, a reference comment. */
  readonly isType: boolean
  /** Loaded when the code asks for it: `import(…)`, `import.meta.glob`, a worker's URL. */
  readonly isDynamic: boolean
}

export interface ModuleFacts {
  readonly imports: readonly Import[]
  /** Lines that read the clock or chance: `Date.now`, `new Date()`, `Math.random`. */
  readonly impure: readonly { readonly line: number; readonly what: string }[]
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number }

const unreadable = '(not a plain string)'

/** Reads a module; throws with its name where it cannot be parsed. */
export function readModule(file: string, source: string): ModuleFacts {
  const imports: Import[] = []
  const impure: { line: number; what: string }[] = []
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length
  walk(parse(file, source), (node) => {
    const isDynamic = ['ImportExpression', 'CallExpression', 'NewExpression'].includes(node.type)
    for (const { specifier, isType } of importsOf(node))
      imports.push({ line: lineAt(node.start), isType, isDynamic, ...locate(file, specifier) })
    const what = impurityOf(node)
    if (what) impure.push({ line: lineAt(node.start), what })
  })
  for (const match of source.matchAll(/^\/\/\/\s*<reference\s+path=["']([^"']+)["']/gm))
    imports.push({
      line: lineAt(match.index),
      isType: true,
      isDynamic: false,
      ...locate(file, asRelative(match[1] ?? '')),
    })
  return { imports, impure }
}

function parse(file: string, source: string): unknown {
  try {
    return parseAst(source, { lang: /\.[jt]sx$/.test(file) ? 'tsx' : 'ts' }, file)
  } catch (cause) {
    throw new Error(`${file} cannot be parsed`, { cause })
  }
}

function locate(file: string, written: string): Pick<Import, 'specifier' | 'target' | 'isRelative'> {
  const specifier = written.replace(/\?[^*]*$/, '')
  const isRelative = /^\.\.?(\/|$)/.test(specifier)
  return { specifier, isRelative, target: isRelative ? posix.join(posix.dirname(file), specifier) : specifier }
}

const asRelative = (path: string) => (path.startsWith('.') ? path : `./${path}`)

function importsOf(node: Node): readonly { specifier: string; isType: boolean }[] {
  const one = (value: unknown, isType: boolean) => [{ specifier: textOf(value), isType }]
  switch (node.type) {
    case 'ImportDeclaration':
      return one(node.source, node.importKind === 'type')
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return node.source ? one(node.source, node.exportKind === 'type') : []
    case 'ImportExpression':
      return one(node.source, false)
    case 'TSImportType':
      return one(node.source, true)
    case 'TSExternalModuleReference':
      return one(node.expression, false)
    case 'CallExpression':
      return fromCall(node)
    case 'NewExpression':
      return fromNewUrl(node)
    default:
      return []
  }
}

function fromCall(node: Node): readonly { specifier: string; isType: boolean }[] {
  const callee = asNode(node.callee)
  const first = argumentsOf(node)[0]
  if (nameOf(callee) === 'require' && first) return [{ specifier: textOf(first), isType: false }]
  if (callee?.type !== 'MemberExpression' || !isImportMeta(callee.object)) return []
  if (nameOf(callee.property) !== 'glob') return []
  const patterns = asNode(first)?.type === 'ArrayExpression' ? listOf(asNode(first)?.elements) : [first]
  return patterns
    .map(textOf)
    .filter((pattern) => !pattern.startsWith('!'))
    .map((specifier) => ({ specifier, isType: false }))
}

/** `new URL('./worker.ts', import.meta.url)`, Vite's way to name a worker or an asset. */
function fromNewUrl(node: Node): readonly { specifier: string; isType: boolean }[] {
  const [path, base] = argumentsOf(node)
  const from = asNode(base)
  if (nameOf(node.callee) !== 'URL' || from?.type !== 'MemberExpression' || !isImportMeta(from.object)) return []
  return [{ specifier: textOf(path), isType: false }]
}

function impurityOf(node: Node): string | undefined {
  const isDate = nameOf(node.callee) === 'Date'
  if (node.type === 'NewExpression' && isDate && !argumentsOf(node).length) return 'new Date()'
  if (node.type === 'CallExpression' && isDate) return 'Date()'
  if (node.type !== 'MemberExpression') return undefined
  const path = `${nameOf(node.object)}.${nameOf(node.property) ?? textOf(node.property)}`
  return ['Date.now', 'Math.random'].includes(path) ? path : undefined
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit)
  const node = asNode(value)
  if (!node) return
  visit(node)
  for (const child of Object.values(node)) if (typeof child === 'object') walk(child, visit)
}

const asNode = (value: unknown): Node | undefined =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
    ? (value as Node)
    : undefined

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const argumentsOf = (node: Node) => listOf(node.arguments)
const isImportMeta = (value: unknown) => asNode(value)?.type === 'MetaProperty'

function nameOf(value: unknown): string | undefined {
  const node = asNode(value)
  return node?.type === 'Identifier' && typeof node.name === 'string' ? node.name : undefined
}

/** The text of a string or of a template without holes; anything else cannot be checked and says so. */
function textOf(value: unknown): string {
  const node = asNode(value)
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  const [only, ...more] = node?.type === 'TemplateLiteral' ? listOf(node.quasis) : []
  const cooked = more.length ? undefined : asNode(only)?.value
  const text = typeof cooked === 'object' && cooked !== null && 'cooked' in cooked ? cooked.cooked : undefined
  return typeof text === 'string' ? text : unreadable
}
