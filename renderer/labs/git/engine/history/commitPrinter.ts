/** Prints commits one after the other, with what stands between them, beside them and below them. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { abbreviate } from './abbreviate'
import { decorationText } from './decorate'
import { Graph } from './graph'
import type { Style } from './logOptions'
import type { Shown } from './placeholders'
import { endsItself, prettyText } from './pretty'

export interface Printed extends Shown {
  /** The lanes that go on from here; undefined where no graph is drawn. */
  readonly lanes?: readonly Oid[]
  /** The sign in the graph. */
  readonly sign?: string
  /** What stands below the commit, if anything: the text of differences. */
  readonly below?: string | undefined
  /** A line is left free below the commit, with differences or without. */
  readonly hasGap?: boolean
  /** The differences are from all parents at once. */
  readonly isCombined?: boolean
  /** Three dashes stand between the commit and its differences. */
  readonly hasDashes?: boolean
  /** The parent that the differences are to, where there are several. */
  readonly from?: Oid
  readonly listsParents?: boolean
}

export class CommitPrinter {
  private readonly graph: Graph | undefined
  /** Whether something stands above already, which a free line then follows. */
  hasShown = false
  private isNewlineMissing = false

  constructor(
    private readonly git: Git,
    private readonly style: Style,
    hasGraph = false,
  ) {
    this.graph = hasGraph ? new Graph(git.paint) : undefined
  }

  print(commit: Printed): void {
    this.head(commit)
    if (commit.hasGap) this.below(commit, commit.below ?? '')
  }

  /** The columns that the lanes take beside differences. */
  get laneWidth(): number {
    return this.graph?.columns ?? 0
  }

  /** To be called once for each commit, shown or not, before it is printed. */
  enter(commit: Printed): void {
    this.graph?.update({ oid: commit.oid, parents: commit.lanes ?? commit.parents, sign: commit.sign ?? '*' })
  }

  private head(commit: Printed): void {
    const { git, style } = this
    const { format } = style
    const ends = endsItself(format)
    if (this.hasShown && !ends) {
      if (!this.isNewlineMissing && style.end === '\n' && this.graph) git.out(this.graph.paddingLine())
      git.out(style.end)
    }
    this.hasShown = true
    this.laneToCommit()
    if (format.kind !== 'user') this.title(commit)
    if (format.kind === 'oneline' && commit.entry) {
      this.entryLine(commit)
      return
    }
    const text = prettyText(style.context, format, commit)
    this.isNewlineMissing = !text.endsWith('\n')
    this.message(text)
    if (!ends || (format.kind === 'user' && format.format === '')) return
    if (!this.isNewlineMissing && this.graph) git.out(this.graph.paddingLine())
    git.out(style.end)
  }

  private laneToCommit(): void {
    const { graph, git } = this
    if (!graph) return
    if (graph.isFinished) {
      git.out(graph.paddingLine())
      return
    }
    while (!graph.isFinished) {
      const { text, isCommit } = graph.nextLine()
      git.out(text)
      if (isCommit) return
      git.out('\n')
    }
  }

  private title(commit: Printed): void {
    const { git, style } = this
    const { kind } = style.format
    const id = (oid: Oid) => (style.shortensIds ? abbreviate(git.repo, oid, style.context.abbrev) : oid)
    const sign = this.graph || commit.mark === '' ? '' : `${commit.mark} `
    const parents = commit.listsParents ? commit.parents.map((oid) => ` ${id(oid)}`).join('') : ''
    const from = commit.from === undefined ? '' : ` (from ${id(commit.from)})`
    const word = kind === 'oneline' ? '' : 'commit '
    git.out(git.paint('commit', `${word}${sign}${id(commit.oid)}${parents}${from}`))
    if (style.decorates) {
      const shape = { isFull: style.context.isFull, before: ' (', after: ')' }
      git.out(decorationText(git, style.context.decorations().get(commit.oid), shape))
    }
    if (kind === 'oneline') {
      git.out(' ')
      return
    }
    git.out('\n')
    if (this.graph) git.out(this.graph.nextLine().text)
    if (!commit.entry) return
    const { selector, who, message } = commit.entry
    git.out(`Reflog: ${selector} (${who.name} <${who.mail}>)\nReflog message: ${message}\n`)
  }

  private entryLine({ entry }: Printed): void {
    this.git.out(`${entry?.selector}: ${entry?.message}\n`)
    this.isNewlineMissing = false
  }

  private message(text: string): void {
    const { graph, git } = this
    if (!graph) {
      git.out(text)
      return
    }
    const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
    lines.forEach((line, at) => {
      if (at > 0) git.out(graph.nextLine().text)
      git.out(line)
    })
    if (graph.isFinished) return
    const ends = text.endsWith('\n')
    if (!ends) git.out('\n')
    for (;;) {
      git.out(graph.nextLine().text)
      if (graph.isFinished) break
      git.out('\n')
    }
    if (ends) git.out('\n')
  }

  private below(commit: Printed, text: string): void {
    const { graph, git } = this
    const { format } = this.style
    const isBare = format.kind === 'user' && format.format === ''
    if ((format.kind !== 'oneline' || commit.isCombined) && !isBare) {
      if (graph) git.out(graph.paddingLine())
      git.out(commit.hasDashes ? '---\n' : '\n')
    }
    for (const line of graph ? (text.match(/[^\n]*\n|[^\n]+$/g) ?? []) : [text])
      git.out((graph ? graph.paddingLine() : '') + line)
  }
}
