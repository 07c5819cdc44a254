/** Counts of changes: `--stat`, `--numstat`, `--shortstat`, `--summary`. */
import type { Git } from '../command/git'
import type { Paint } from '../command/paint'
import { type FileChange, pathOf, type Side } from '../tree/changes'
import { asPairs, type Counted } from './count'
import type { StatLooks } from './format'
import { quotePath, quotesHigh, renamedPath } from './quote'

export const isMoved = ({ kind }: FileChange): boolean => kind === 'R' || kind === 'C'

/** The path, or both of them for a file that moved. */
export function shownName(git: Git, change: FileChange, shorten: (path: string) => string): string {
  const high = quotesHigh(git)
  const { old, now } = change
  return old && now && old.path !== now.path
    ? renamedPath(shorten(old.path), shorten(now.path), high)
    : quotePath(shorten(pathOf(change)), high)
}

/** ` 2 files changed, 3 insertions(+)` with its newline. */
export function totals(counted: readonly Counted[]): string {
  if (counted.length === 0) return ''
  const files = counted.filter(({ change }) => change.kind !== 'U')
  if (files.length === 0) return ' 0 files changed\n'
  const lines = files.filter(({ isBinary }) => !isBinary)
  const added = lines.reduce((sum, one) => sum + one.added, 0)
  const deleted = lines.reduce((sum, one) => sum + one.deleted, 0)
  const s = (count: number) => (count === 1 ? '' : 's')
  const plus = added > 0 || deleted === 0 ? `, ${added} insertion${s(added)}(+)` : ''
  const minus = deleted > 0 || added === 0 ? `, ${deleted} deletion${s(deleted)}(-)` : ''
  return ` ${files.length} file${s(files.length)} changed${plus}${minus}\n`
}

export function numStat(
  git: Git,
  counted: readonly Counted[],
  shorten: (path: string) => string,
  nul: boolean,
): string {
  return counted
    .map(({ change, added, deleted, isBinary }) => {
      const head = isBinary ? '-\t-\t' : `${added}\t${deleted}\t`
      if (!nul) return `${head}${shownName(git, change, shorten)}\n`
      const now = shorten(pathOf(change))
      return isMoved(change) ? `${head}\0${shorten(change.old?.path ?? '')}\0${now}\0` : `${head}${now}\0`
    })
    .join('')
}

interface Row extends Counted {
  readonly name: string
}

interface Widths {
  readonly name: number
  readonly number: number
  readonly graph: number
  readonly most: number
}

export function statText(
  git: Git,
  counted: readonly Counted[],
  looks: StatLooks,
  paint: Paint,
  shorten: (path: string) => string,
): string {
  if (counted.length === 0) return ''
  const rows = counted.slice(0, looks.count || counted.length).map((one): Row => {
    const note = looks.isCompact ? compactNote(one.change) : ''
    return { ...one, name: shownName(git, one.change, shorten) + (note === '' ? '' : ` (${note})`) }
  })
  const widths = widthsOf(rows, looks)
  const rest = rows.length < counted.length ? ' ...\n' : ''
  return rows.map((row) => statLine(row, widths, paint)).join('') + rest + totals(counted)
}

function widthsOf(rows: readonly Row[], { width: asked, nameWidth, graphWidth }: StatLooks): Widths {
  const longest = Math.max(...rows.map(({ name }) => [...name].length))
  const binary = rows.filter(({ isBinary }) => isBinary)
  const wide = Math.max(
    0,
    ...rows.map(({ change }) => (change.kind === 'U' ? 8 : 0)),
    ...binary.map((one) => 14 + `${one.added}${one.deleted}`.length),
  )
  const most = Math.max(0, ...rows.map((one) => (one.isBinary ? 0 : one.added + one.deleted)))
  const number = Math.max(`${most}`.length, binary.length > 0 ? 3 : 0)
  const width = Math.max(asked, 16 + 6 + number)
  let graph = most + 4 > wide ? most : wide - 4
  if (graphWidth > 0 && graphWidth < graph) graph = graphWidth
  let name = nameWidth > 0 && nameWidth < longest ? nameWidth : longest
  if (name + number + 6 + graph > width) {
    const share = Math.floor((width * 3) / 8) - number - 6
    if (graph > share) graph = Math.max(share, 6)
    if (graphWidth > 0 && graph > graphWidth) graph = graphWidth
    if (name > width - number - 6 - graph) name = width - number - 6 - graph
    else graph = width - number - 6 - name
  }
  return { name, number, graph, most }
}

function statLine(row: Row, widths: Widths, paint: Paint): string {
  const head = ` ${fitName(row.name, widths.name)} | `
  if (row.isBinary) {
    const isSame = row.added === 0 && row.deleted === 0
    const sizes = `${paint('old', `${row.deleted}`)} -> ${paint('new', `${row.added}`)} bytes`
    return `${head}${'Bin'.padStart(widths.number)}${isSame ? '' : ` ${sizes}`}\n`
  }
  // Git ends this line in nothing.
  if (row.change.kind === 'U') return `${head}${'Unmerged'.padStart(widths.number)}`
  const total = row.added + row.deleted
  const { plus, minus } = graphOf(row, widths)
  const graph = paint('new', '+'.repeat(plus)) + paint('old', '-'.repeat(minus))
  return `${head}${`${total}`.padStart(widths.number)}${total > 0 ? ` ${graph}` : ''}\n`
}

/** A name that is too long loses its front. */
function fitName(name: string, width: number): string {
  const letters = [...name]
  if (letters.length <= width) return name + ' '.repeat(width - letters.length)
  const end = letters.slice(letters.length - (width - 3)).join('')
  const slash = end.indexOf('/')
  const kept = slash < 0 ? end : end.slice(slash)
  return `...${kept}${' '.repeat(Math.max(0, width - 3 - [...kept].length))}`
}

function graphOf({ added, deleted }: Counted, { graph, most }: Widths): { plus: number; minus: number } {
  if (graph > most) return { plus: added, minus: deleted }
  const scale = (count: number) => (count === 0 ? 0 : 1 + Math.floor((count * (graph - 1)) / most))
  let total = scale(added + deleted)
  if (total < 2 && added > 0 && deleted > 0) total = 2
  if (added < deleted) return { plus: scale(added), minus: total - scale(added) }
  return { plus: total - scale(deleted), minus: scale(deleted) }
}

const isExecutable = (side: Side | undefined) => side?.mode === '100755'
const isLink = (side: Side | undefined) => side?.mode === '120000'

function compactNote(change: FileChange): string {
  const { kind, old, now } = change
  if (kind === 'A') return isLink(now) ? 'new +l' : isExecutable(now) ? 'new +x' : 'new'
  if (kind === 'D') return 'gone'
  if (isLink(old) !== isLink(now)) return isLink(now) ? 'mode +l' : 'mode -l'
  if (isExecutable(old) !== isExecutable(now)) return isExecutable(now) ? 'mode +x' : 'mode -x'
  return ''
}

/** ` create mode 100644 a.txt` and the like. */
export function summaryText(git: Git, changes: readonly FileChange[], shorten: (path: string) => string): string {
  return asPairs(changes)
    .map((change) => {
      const { kind, old, now, similarity } = change
      const name = shownName(git, change, shorten)
      if (kind === 'A') return ` create mode ${now?.mode} ${name}\n`
      if (kind === 'D') return ` delete mode ${old?.mode} ${name}\n`
      const mode = old && now && old.mode !== now.mode ? ` mode change ${old.mode} => ${now.mode}` : ''
      if (isMoved(change)) {
        const moved = ` ${kind === 'R' ? 'rename' : 'copy'} ${name} (${similarity ?? 100}%)\n`
        return mode === '' ? moved : `${moved}${mode}\n`
      }
      return mode === '' ? '' : `${mode} ${name}\n`
    })
    .join('')
}
