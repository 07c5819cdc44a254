/** git show */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import type { Oid, Tag } from '../core/objects'
import { keepPseudo, readRevisions } from './arguments'
import { CommitPrinter } from './commitPrinter'
import { readIdent } from './commitText'
import { belowOf, type Differ, readDiffer } from './differ'
import { type LogOptions, signOf } from './log'
import { logSpec, readStyle, type Style } from './logOptions'
import { dateText } from './placeholders'
import { stepHistory, type Walk, walkHistory } from './walk'
import { readWalk } from './walkOptions'

export function show(git: Git, args: readonly string[]): number {
  const options = parseOptions(keepPseudo(args), logSpec, { keepsUnknown: true, isExact: true, number: 'max-count' })
  const revisions = readRevisions(git, options.rest, { beforeDashes: options.beforeDashes, otherwise: 'HEAD' })
  const { repo } = git
  const { tips } = revisions
  const style = readStyle(git, options, undefined, options.on('null') ? '\0' : '\n')
  const input = { paths: revisions.paths, firstParent: options.on('first-parent') }
  const differ = readDiffer(git, options, { ...input, usual: ['patch'], merges: 'dense' })
  const printer = new CommitPrinter(git, style)
  const walk = readWalk(git, options, revisions, options.rest)
  const showing: Showing = { style, differ, printer, options, walk, hasShown: false, seen: new Set() }
  if (tips.some(({ isExcluded }) => isExcluded)) {
    for (const { oid } of stepHistory(repo, walk)) printOne(showing, oid)
    return 0
  }
  for (const { oid, name } of tips) showing.hasShown = showObject(git, showing, oid, name)
  return 0
}

interface Showing {
  readonly style: Style
  readonly differ: Differ
  readonly printer: CommitPrinter
  readonly options: LogOptions
  readonly walk: Walk
  hasShown: boolean
  /** Commits, which are shown once however often they are named. */
  readonly seen: Set<Oid>
}

/** Whether anything has been shown by now. */
function showObject(git: Git, showing: Showing, oid: Oid, name: string): boolean {
  const object = git.repo.get(oid)
  if (!object) throw new Fatal(`bad object ${name}`)
  if (object.type === 'blob') {
    git.out(object.text)
    return showing.hasShown
  }
  if (object.type === 'commit') {
    printOne(showing, oid)
    return true
  }
  if (showing.hasShown) git.out('\n')
  if (object.type === 'tree') {
    git.out(`${git.paint('commit', `tree ${name}`)}\n\n`)
    for (const entry of object.entries) git.out(`${entry.name}${entry.mode === '40000' ? '/' : ''}\n`)
    showing.printer.hasShown = true
    return true
  }
  printTag(git, showing.style, object)
  showing.printer.hasShown = true
  return showObject(git, { ...showing, hasShown: true }, object.object, name)
}

function printTag(git: Git, style: Style, tag: Tag): void {
  const ident = readIdent(tag.tagger)
  const { kind } = style.format
  git.out(`${git.paint('commit', `tag ${tag.name}`)}
`)
  if (kind !== 'oneline')
    git.out(`Tagger: ${kind === 'fuller' ? '    ' : ''}${ident.name} <${ident.mail}>
`)
  if (kind === 'medium')
    git.out(`Date:   ${dateText(style.context, ident)}
`)
  if (kind === 'fuller')
    git.out(`TaggerDate: ${dateText(style.context, ident)}
`)
  git.out(`
${tag.message}`)
}

function printOne({ differ, printer, options, walk, seen }: Showing, oid: Oid): void {
  if (seen.has(oid)) return
  seen.add(oid)
  const { repo } = differ.git
  const alone = {
    ...walk,
    tips: [{ oid, isExcluded: false }],
    include: [oid],
    exclude: [],
    noWalk: 'unsorted',
  } as const
  for (const walked of walkHistory(repo, alone))
    for (const below of belowOf(differ, walked, 0)) {
      const { commit } = walked
      printer.print({ oid, commit, parents: commit.parents, mark: signOf(options, walked), ...below })
    }
}
