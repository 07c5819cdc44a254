/** git rev-list */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions, Unknown } from '../command/options'
import type { Oid } from '../core/objects'
import { abbreviate } from './abbreviate'
import { keepPseudo, readRevisions, type Tip } from './arguments'
import { bisectMiddle } from './bisectMiddle'
import { Graph } from './graph'
import { signOf } from './log'
import { logSpec, readStyle, type Style } from './logOptions'
import { commitAt } from './peel'
import { endsItself, prettyText } from './pretty'
import { type Step, searchedSteps, type Walked, walkHistory } from './walk'
import { readWalk } from './walkOptions'

const spec = {
  ...logSpec,
  count: 'flag',
  objects: 'flag',

  timestamp: 'flag',
  header: 'flag',
  'no-commit-header': 'flag',
  'bisect-vars': 'flag',
  'object-names': 'flag',
} as const

type Options = Parsed<typeof spec>

const usage = 'usage: git rev-list [<options>] <commit>... [--] [<path>...]\n'

export function revList(git: Git, args: readonly string[]): number {
  const options = parseOptions(keepPseudo(args), spec, { keepsUnknown: true, isExact: true, number: 'max-count' })
  const end = options.beforeDashes ?? options.rest.length
  const unknown = options.rest.slice(0, end).find((word) => /^-./.test(word))
  if (unknown !== undefined) throw new Unknown(unknown, usage)
  const revisions = readRevisions(git, options.rest, { beforeDashes: options.beforeDashes })
  if (!revisions.isGiven) throw new Fatal(usage, 129, false)
  const walk = readWalk(git, options, revisions, options.rest)
  const isBisect = options.rest.some((word) => word === '\0--bisect')
  const walked = walkHistory(git.repo, walk)
  if (isBisect) return printMiddle(git, searchedSteps(git.repo, walk))
  if (options.on('count')) return printCount(git, options, walked)
  const style = readStyle(git, options)
  const isVerbose = options.given('pretty') || options.given('format') || options.on('oneline')
  if (!options.on('quiet'))
    for (const text of lines(git, options, isVerbose ? style : undefined, style, walked)) git.out(text)
  if (options.on('objects')) printObjects(git, revisions.tips, walked)
  return 0
}

function* lines(
  git: Git,
  options: Options,
  pretty: Style | undefined,
  style: Style,
  walked: readonly Walked[],
): Generator<string> {
  const graph = options.on('graph') ? new Graph(git.paint) : undefined
  for (const one of walked) {
    const { oid, commit, parents } = one
    const sign = signOf(options, one)
    let text = ''
    if (graph) {
      graph.update({ oid, parents: one.lanes, sign: one.isBoundary ? 'o' : sign === '' ? '*' : sign })
      while (!graph.isFinished) {
        const line = graph.nextLine()
        text += line.text
        if (line.isCommit) break
        text += '\n'
      }
    }
    const id = (one: Oid) =>
      options.on('abbrev-commit') || style.shortensIds ? abbreviate(git.repo, one, style.context.abbrev) : one
    const listed = options.on('parents') ? parents.map((parent) => ` ${parent}`).join('') : ''
    const time = options.on('timestamp') ? `${commit.committer.split(' ').at(-2)} ` : ''
    const isOneline = pretty?.format.kind === 'oneline'
    const word = pretty && !isOneline ? 'commit ' : ''
    const hasHead = !(options.on('no-commit-header') && pretty?.format.kind === 'user')
    if (hasHead) text += `${time}${word}${graph ? '' : sign}${id(oid)}${listed}${isOneline ? ' ' : '\n'}`
    if (pretty) text += body(pretty, one, sign)
    yield text
    if (!graph) continue
    while (!graph.isFinished) yield `${graph.nextLine().text}\n`
  }
}

function body(style: Style, { oid, commit, parents }: Walked, mark: string): string {
  const text = prettyText(style.context, style.format, { oid, commit, parents, mark })
  if (endsItself(style.format)) return text === '' ? '' : `${text}\n`
  return text.endsWith('\n') || style.format.kind === 'user' ? `${text}\n` : text
}

function printCount(git: Git, options: Options, walked: readonly Walked[]): number {
  const isMarked = options.on('cherry-mark')
  const counted = isMarked ? walked.filter(({ isSame }) => !isSame) : walked
  const left = counted.filter(({ isLeft }) => isLeft).length
  const numbers = options.on('left-right') ? [left, counted.length - left] : [counted.length]
  if (isMarked) numbers.push(walked.length - counted.length)
  git.out(`${numbers.join('\t')}\n`)
  return 0
}

function printMiddle(git: Git, walked: readonly Step[]): number {
  const middle = bisectMiddle(walked)
  if (middle) git.out(`${middle.oid}\n`)
  return 0
}

/** Tags first, then trees and blobs as the commits hold them, each once. */
function printObjects(git: Git, tips: readonly Tip[], walked: readonly Walked[]): void {
  const { repo } = git
  const seen = new Set<Oid>()
  const hide = (tree: Oid) => {
    if (seen.has(tree)) return
    seen.add(tree)
    for (const entry of repo.entries(tree)) {
      if (entry.mode === '40000') hide(entry.oid)
      else seen.add(entry.oid)
    }
  }
  const shown = new Set(walked.map(({ oid }) => oid))
  for (const { commit } of walked)
    for (const parent of commit.parents) if (!shown.has(parent)) hide(repo.commit(parent)?.tree ?? '')
  for (const { oid, isExcluded } of tips) {
    const commit = commitAt(repo, oid)
    if (isExcluded && commit !== undefined) hide(repo.commit(commit)?.tree ?? '')
  }
  const put = (oid: Oid, name: string) => {
    if (seen.has(oid)) return
    seen.add(oid)
    git.out(`${oid} ${name}\n`)
    if (repo.get(oid)?.type !== 'tree') return
    for (const entry of repo.entries(oid)) put(entry.oid, name === '' ? entry.name : `${name}/${entry.name}`)
  }
  for (const { oid, name, isExcluded } of tips) {
    if (isExcluded) continue
    let at = oid
    for (let object = repo.get(at); object?.type === 'tag'; object = repo.get(at)) {
      if (!seen.has(at)) git.out(`${at} ${at === oid ? name.replace(/^refs\/tags\//, '') : object.name}\n`)
      seen.add(at)
      at = object.object
    }
    if (repo.get(at)?.type !== 'commit') put(at, '')
  }
  for (const { commit } of walked) put(commit.tree, '')
}
