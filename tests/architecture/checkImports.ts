/** Holds a set of product sources against the import table, and looks for import cycles. */
import { isBuiltin } from 'node:module'
import { type Import, type ModuleFacts, readModule } from './imports'
import { type Row, rows } from './importTable'

export interface Report {
  readonly modules: number
  /** One line for each broken rule: `file:line [room] what`. */
  readonly faults: readonly string[]
}

/** Checks modules given as path (from the project's root, with `/`) and source. */
export function checkImports(sources: ReadonlyMap<string, string>): Report {
  const facts = new Map([...sources].map(([file, source]) => [file, readModule(file, source)] as const))
  const faults = [...facts].flatMap(([file, module]) => faultsOf(file, module))
  return { modules: facts.size, faults: [...faults, ...cyclesIn(facts)] }
}

function faultsOf(file: string, module: ModuleFacts): string[] {
  const row = rows.find((candidate) => candidate.files.test(file))
  if (!row) return [`${file}:1 belongs to no row of the import table`]
  const refused = module.imports
    .filter((found) => !isAllowed(row, file, found))
    .map((found) => `${file}:${found.line} [${row.room}] ${explain(row, file, found)}`)
  const impure = row.isPure
    ? module.impure.map(({ line, what }) => `${file}:${line} [${row.room}] may not use ${what}: take it as an argument`)
    : []
  return [...refused, ...impure]
}

function explain(row: Row, file: string, found: Import): string {
  const name = found.isRelative ? found.target : found.specifier
  const typesOnly = !found.isType && isAllowed(row, file, { ...found, isType: true })
  return typesOnly ? `may import ${name} only as types` : `may not import ${name}`
}

function isAllowed(row: Row, file: string, found: Import): boolean {
  if (!found.isRelative) return isPackageAllowed(row, found.specifier)
  const group = row.files.exec(file)?.[1] ?? ''
  const allowed = found.isType ? [...row.may, ...(row.mayAsTypes ?? [])] : row.may
  return allowed.some((beginning) => startsWith(found.target, beginning.replace('$1', group)))
}

/**
 * A beginning that ends in `/` means a folder, any other a file, whatever its extension, or a folder.
 * A glob pattern must stay inside the folder by its fixed part; `*` in a beginning is one folder.
 */
function startsWith(target: string, beginning: string): boolean {
  const escaped = beginning.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace('*', '[^/*]+')
  return new RegExp(beginning.endsWith('/') ? `^${escaped}` : `^${escaped}(/|\\.|$)`).test(target)
}

function isPackageAllowed(row: Row, specifier: string): boolean {
  if (specifier.startsWith('node:') || isBuiltin(specifier)) return row.node ?? false
  return row.packages.some((name) =>
    name.endsWith('*')
      ? specifier.startsWith(name.slice(0, -1))
      : specifier === name || specifier.startsWith(`${name}/`),
  )
}

/** Cycles of imports that remain at run time, each reported once, at its alphabetically first module. */
function cyclesIn(facts: ReadonlyMap<string, ModuleFacts>): string[] {
  const next = (file: string) =>
    (facts.get(file)?.imports ?? [])
      .filter((found) => found.isRelative && !found.isType)
      .flatMap((found) => resolveIn(facts, found.target))
  const cycles = new Map<string, string>()
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]) => {
    if (trail.includes(file)) {
      const ring = trail.slice(trail.indexOf(file))
      const first = ring.indexOf([...ring].sort()[0] ?? file)
      const turned = [...ring.slice(first), ...ring.slice(0, first)]
      cycles.set(turned.join(), `${turned[0]}:1 import cycle: ${[...turned, turned[0]].join(' → ')}`)
      return
    }
    if (done.has(file)) return
    for (const target of next(file)) visit(target, [...trail, file])
    done.add(file)
  }
  for (const file of facts.keys()) visit(file, [])
  return [...cycles.values()]
}

function resolveIn(facts: ReadonlyMap<string, ModuleFacts>, target: string): string[] {
  const bare = target.replace(/\.[cm]?jsx?$/, '')
  const found = [target, ...['.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => `${bare}${end}`)].find((file) =>
    facts.has(file),
  )
  return found ? [found] : []
}
