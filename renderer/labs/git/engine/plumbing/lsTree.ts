/** `git ls-tree`. */
import { Fatal } from '../command/faults'
import type { Command, Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import { relativePath, resolvePath } from '../core/files'
import { type Oid, sizeOf, type TreeEntry } from '../core/objects'
import { treeAt } from '../history/peel'
import { abbreviate, resolve } from '../history/revision'
import { quotePath } from '../work/quote'
import { typeOfMode } from './treeLine'

const spec = {
  d: 'flag d',
  r: 'flag r',
  t: 'flag t',
  z: 'flag z',
  long: 'flag l',
  'name-only': 'flag',
  'name-status': 'flag',
  'object-only': 'flag',
  'full-name': 'flag',
  'full-tree': 'flag',
  format: 'value',
  abbrev: 'optional',
} as const satisfies Spec

interface Listing {
  readonly git: Git
  readonly wanted: readonly string[]
  readonly isRecursive: boolean
  readonly showsTrees: boolean
  readonly isTreesOnly: boolean
  readonly show: (entry: TreeEntry, path: string) => void
}

export const lsTree: Command = (git, args) => {
  const options = parseOptions(args, spec)
  const [name, ...paths] = options.rest
  if (name === undefined) throw new Fatal('usage: git ls-tree [<options>] <tree-ish> [<path>...]\n', 129, false)
  const oid = resolve(git, name)
  if (oid === undefined) throw new Fatal(`Not a valid object name ${name}`)
  const tree = treeAt(git.repo, oid)
  if (tree === undefined) throw new Fatal('not a tree object')
  const prefix = options.on('full-tree') ? '' : git.prefix
  const wanted = paths.length === 0 && prefix !== '' ? [prefix] : paths.map((path) => fromTop(prefix, path))
  const names = options.on('name-only') || options.on('name-status')
  const shown = (path: string) => {
    const from = prefix === '' || options.on('full-name') ? path : relativeTo(prefix, path)
    return options.on('z') ? from : quotePath(from)
  }
  const end = options.on('z') ? '\0' : '\n'
  const least = options.value('abbrev')
  const id = (of: Oid) =>
    options.on('abbrev') ? abbreviate(git.repo, of, least === undefined ? 7 : Number(least)) : of
  const show = (entry: TreeEntry, path: string) => {
    const type = typeOfMode(entry.mode)
    const object = options.on('long') || options.value('format') !== undefined ? git.repo.get(entry.oid) : undefined
    const size = type === 'blob' && object ? String(sizeOf(object)) : '-'
    const format = options.value('format')
    if (format !== undefined)
      git.out(`${formatted(format, { entry, type, id: id(entry.oid), size, path: shown(path) })}${end}`)
    else if (names) git.out(`${shown(path)}${end}`)
    else if (options.on('object-only')) git.out(`${id(entry.oid)}${end}`)
    else {
      const long = options.on('long') ? ` ${size.padStart(7)}` : ''
      git.out(`${entry.mode.padStart(6, '0')} ${type} ${id(entry.oid)}${long}\t${shown(path)}${end}`)
    }
  }
  const [isTreesOnly, isRecursive] = [options.on('d'), options.on('r')]
  const showsTrees = options.on('t') || (isTreesOnly && isRecursive)
  list({ git, wanted, isRecursive, showsTrees, isTreesOnly, show }, tree, '')
  return 0
}

/** A path from the top of the tree; a slash at its end stays. */
function fromTop(prefix: string, path: string): string {
  const whole = resolvePath(`/${prefix}`, path).slice(1)
  return path.endsWith('/') && whole !== '' ? `${whole}/` : whole
}

const relativeTo = (prefix: string, path: string) => {
  const found = relativePath(`/${prefix.replace(/\/$/, '')}`, `/${path}`)
  return path !== '' && prefix.startsWith(`${path}/`) ? `${found.replace(/\/$/, '')}/` : found
}

function formatted(
  format: string,
  values: { entry: TreeEntry; type: string; id: string; size: string; path: string },
): string {
  const known: Readonly<Record<string, string>> = {
    objectmode: values.entry.mode.padStart(6, '0'),
    objecttype: values.type,
    objectname: values.id,
    objectsize: values.size,
    'objectsize:padded': values.size.padStart(7),
    path: values.path,
  }
  return format
    .replace(/%\(([a-z:]+)\)/g, (whole, key: string) => known[key] ?? whole)
    .replaceAll('%n', '\n')
    .replace(/%x([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function list(listing: Listing, tree: Oid, base: string): void {
  const { git, wanted, show } = listing
  for (const entry of git.repo.entries(tree)) {
    const path = base + entry.name
    if (!isWanted(wanted, path, entry.mode === '40000')) continue
    if (entry.mode !== '40000') {
      if (!listing.isTreesOnly) show(entry, path)
      continue
    }
    const isEntered = listing.isRecursive || wanted.some((one) => one.startsWith(`${path}/`))
    if (!isEntered || listing.showsTrees) show(entry, path)
    if (isEntered) list(listing, entry.oid, `${path}/`)
  }
}

const isWanted = (wanted: readonly string[], path: string, isTree: boolean) =>
  wanted.length === 0 ||
  wanted.some(
    (one) =>
      one === '' ||
      one === path ||
      path.startsWith(one.endsWith('/') ? one : `${one}/`) ||
      (isTree && one.startsWith(`${path}/`)),
  )
