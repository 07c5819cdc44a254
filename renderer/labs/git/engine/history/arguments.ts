/** Revisions and paths as `log`, `rev-list`, `diff`, `cherry-pick` and others read them from a command line. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { Unknown } from '../command/options'
import type { Oid } from '../core/objects'
import { listRefs, readLog, readRef, readSymbolic } from '../core/refs'
import { mergeBases } from '../merge/bases'
import { diagnose, isFileName, looksLikePathspec } from './diagnose'
import { globToRegExp } from './glob'
import { commitAt } from './peel'
import { resolve } from './revision'

export interface Tip {
  /** As it was named: a tag is not followed. */
  readonly oid: Oid
  /** As it was typed, or the full name of a ref that `--all` and the like found. */
  readonly name: string
  readonly isExcluded: boolean
  /** The left side of `A...B`. */
  readonly isLeft: boolean
}

export interface Revisions {
  readonly tips: readonly Tip[]
  readonly paths: readonly string[]
  /** Whether any revision was asked for, found or not. */
  readonly isGiven: boolean
}

export interface ReadRevisions {
  /** How many of the words stand before `--`; undefined where there was none. */
  readonly beforeDashes?: number | undefined
  /** Stands in where no revision was given: `HEAD`. */
  readonly otherwise?: string
}

const pseudo = /^--(all|branches|tags|remotes|not|reflog|glob|exclude|no-walk|do-walk|bisect|reverse)(=|$)/

/** Keeps `parseOptions` from reading words such as `--all`, whose order among the revisions counts. */
export const keepPseudo = (args: readonly string[]): readonly string[] => {
  const end = args.indexOf('--')
  return args.map((arg, at) => ((end < 0 || at < end) && pseudo.test(arg) ? `\0${arg}` : arg))
}

/** Words may have pseudo-options among them, as they are or from `keepPseudo`. Throws what git says of wrong ones. */
export function readRevisions(
  git: Git,
  words: readonly string[],
  { beforeDashes, otherwise }: ReadRevisions = {},
): Revisions {
  const reader = new Reader(git, beforeDashes !== undefined)
  const end = beforeDashes ?? words.length
  let paths = words.slice(end)
  for (let at = 0; at < end; at++) {
    const word = words[at] ?? ''
    const bare = word.startsWith('\0') ? word.slice(1) : word
    if (reader.readPseudo(bare) || reader.readWord(bare)) continue
    if (beforeDashes !== undefined || bare.startsWith('^')) throw new Fatal(`bad revision '${bare}'`)
    paths = words.slice(at, end)
    paths.forEach((path, index) => {
      verifyPath(git, path, index === 0)
    })
    break
  }
  if (!reader.isGiven && otherwise !== undefined) reader.addDefault(otherwise)
  return { tips: reader.tips, paths, isGiven: reader.isGiven }
}

function verifyPath(git: Git, path: string, isFirst: boolean): void {
  if (path.startsWith('-')) throw new Fatal(`option '${path}' must come before non-option arguments`)
  if (looksLikePathspec(path) || isFileName(git, path)) return
  if (!isFirst)
    throw new Fatal(
      `${path}: no such path in the working tree.\nUse 'git <command> -- <path>...' to specify paths that do not exist locally.`,
    )
  diagnose(git, path)
}

class Reader {
  readonly tips: Tip[] = []
  isGiven = false
  private isNegated = false
  private excluded: RegExp[] = []

  constructor(
    private readonly git: Git,
    private readonly hasDashes: boolean,
  ) {}

  /** `--all`, `--not` and the like: whether it was one. */
  readPseudo(word: string): boolean {
    const parts = /^--([a-z-]+)(?:=(.*))?$/s.exec(word)
    if (!parts || !pseudo.test(word)) return false
    const [, name = '', value] = parts
    if (name === 'not') this.isNegated = !this.isNegated
    else if (name === 'exclude') this.excluded.push(globToRegExp(value ?? ''))
    else if (name === 'no-walk' || name === 'do-walk' || name === 'reverse') return true
    else {
      this.isGiven = true
      this.addRefs(name, value)
      this.excluded = []
    }
    return true
  }

  private addRefs(name: string, value: string | undefined): void {
    const { repo } = this.git
    if (name === 'reflog') {
      this.addLogs()
      return
    }
    const kinds: Readonly<Record<string, string>> = {
      ...{ branches: 'refs/heads/', tags: 'refs/tags/', remotes: 'refs/remotes/' },
      ...{ all: 'refs/', bisect: 'refs/bisect/' },
    }
    const prefix = kinds[name] ?? ''
    const pattern = value === undefined ? undefined : globOfRefs(name === 'glob' ? asRef(value) : prefix + value)
    for (const [ref, oid] of listRefs(repo))
      if (ref.startsWith(prefix) && (pattern?.test(ref) ?? true)) this.addRef(ref, oid, prefix)
    const head = name === 'all' ? readRef(repo, 'HEAD') : undefined
    if (head !== undefined) this.addRef('HEAD', head, '')
  }

  private addRef(ref: string, oid: Oid, prefix: string): void {
    const short = prefix === 'refs/' ? ref : ref.slice(prefix.length)
    if (this.excluded.some((pattern) => pattern.test(short) || pattern.test(ref))) return
    this.add(oid, ref, this.isNegated)
  }

  private addLogs(): void {
    const { repo } = this.git
    for (const ref of ['HEAD', ...listRefs(repo).map(([name]) => name)])
      for (const { old, oid } of readLog(repo, ref) ?? [])
        for (const one of [old, oid]) if (repo.has(one)) this.add(one, ref, this.isNegated)
  }

  addDefault(name: string): void {
    const oid = resolve(this.git, name)
    if (oid !== undefined) this.add(oid, name, false)
    else {
      const ref = readSymbolic(this.git.repo) ?? ''
      throw new Fatal(`your current branch '${ref.replace(/^refs\/heads\//, '')}' does not have any commits yet`)
    }
  }

  /** A revision or a range: false where it is none. */
  readWord(word: string): boolean {
    if (word.startsWith('-')) throw new Unknown(word, `fatal: unrecognized argument: ${word}\n`, 128)
    if (word === '..' && !this.hasDashes) return false
    if (this.readRange(word) || this.readParents(word)) {
      this.isGiven = true
      return true
    }
    const isExcluded = word.startsWith('^')
    const name = isExcluded ? word.slice(1) : word
    const oid = resolve(this.git, name, 'commit')
    if (oid === undefined) return false
    this.mustBeNoFile(word)
    if (!this.git.repo.has(oid)) throw new Fatal(`bad object ${name}`)
    this.isGiven = true
    this.add(oid, name, isExcluded !== this.isNegated)
    return true
  }

  private readRange(word: string): boolean {
    const dots = word.indexOf('..')
    if (dots < 0) return false
    const isSymmetric = word.startsWith('...', dots)
    const names = [word.slice(0, dots) || 'HEAD', word.slice(dots + (isSymmetric ? 3 : 2)) || 'HEAD']
    const [leftName = '', rightName = ''] = names
    const left = resolve(this.git, leftName, 'commit')
    const right = left === undefined ? undefined : resolve(this.git, rightName, 'commit')
    if (left === undefined || right === undefined) return false
    this.mustBeNoFile(word)
    const { repo } = this.git
    if (!isSymmetric) {
      for (const oid of [left, right]) if (!repo.has(oid)) throw new Fatal(`Invalid revision range ${word}`)
      this.add(left, leftName, !this.isNegated)
      this.add(right, rightName, this.isNegated)
      return true
    }
    const [one, other] = [commitAt(repo, left), commitAt(repo, right)]
    if (one === undefined || other === undefined) throw new Fatal(`Invalid symmetric difference expression ${word}`)
    for (const base of mergeBases(repo, one, other)) this.add(base, base, !this.isNegated)
    this.tips.push({ oid: one, name: leftName, isExcluded: this.isNegated, isLeft: true })
    this.add(other, rightName, this.isNegated)
    return true
  }

  /** `x^@`, `x^!` and `x^-`. */
  private readParents(word: string): boolean {
    const parts = /^(.+)\^(@|!|-(\d*))$/s.exec(word)
    if (!parts) return false
    const [, name = '', kind = ''] = parts
    const isBack = name.startsWith('^')
    const oid = resolve(this.git, isBack ? name.slice(1) : name, 'commit')
    const commit = oid === undefined ? undefined : commitAt(this.git.repo, oid)
    if (commit === undefined) return false
    const parents = this.git.repo.commit(commit)?.parents ?? []
    const isOut = kind !== '@'
    const nth = kind.startsWith('-') ? Number(parts[3] || 1) : undefined
    if (nth !== undefined && parents[nth - 1] === undefined) return false
    parents.forEach((parent, at) => {
      if (nth === undefined || at === nth - 1) this.add(parent, parent, (isOut !== isBack) !== this.isNegated)
    })
    if (isOut) this.add(oid ?? commit, name, isBack !== this.isNegated)
    return true
  }

  private mustBeNoFile(word: string): void {
    if (this.hasDashes || !isFileName(this.git, word)) return
    throw new Fatal(
      `ambiguous argument '${word}': both revision and filename\nUse '--' to separate paths from revisions, like this:\n'git <command> [<revision>...] -- [<file>...]'`,
    )
  }

  private add(oid: Oid, name: string, isExcluded: boolean): void {
    this.tips.push({ oid, name, isExcluded, isLeft: false })
  }
}

const asRef = (glob: string) => (glob.startsWith('refs/') ? glob : `refs/${glob}`)

/** A pattern without any glob letter means all that is below it. */
const globOfRefs = (pattern: string): RegExp =>
  globToRegExp(/[*?[]/.test(pattern) ? pattern : `${pattern.replace(/\/$/, '')}/*`)
