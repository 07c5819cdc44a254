/** Names of refs beside commits. */
import type { Git } from '../command/git'
import type { Colour } from '../command/paint'
import type { Oid } from '../core/objects'
import { listRefs, readRef, readSymbolic } from '../core/refs'

export interface Decoration {
  readonly ref: string
  readonly colour: Colour
}

export type Decorations = ReadonlyMap<Oid, readonly Decoration[]>

const colourOf = (ref: string): Colour | undefined => {
  if (ref.startsWith('refs/heads/')) return 'branch'
  if (ref.startsWith('refs/tags/')) return 'tag'
  if (ref.startsWith('refs/remotes/')) return 'remoteBranch'
  return ref === 'refs/stash' ? 'stash' : undefined
}

/** By the objects' ids, in git's order: HEAD, then the refs from the last name to the first. */
export function readDecorations({ repo }: Git): Decorations {
  const all = new Map<Oid, Decoration[]>()
  const add = (oid: Oid, decoration: Decoration) => {
    all.set(oid, [decoration, ...(all.get(oid) ?? [])])
  }
  for (const [ref, oid] of listRefs(repo)) {
    const colour = colourOf(ref)
    if (!colour) continue
    add(oid, { ref, colour })
    for (let object = repo.get(oid); object?.type === 'tag'; object = repo.get(object.object))
      add(object.object, { ref, colour: 'tag' })
  }
  const head = readRef(repo, 'HEAD')
  if (head !== undefined) add(head, { ref: 'HEAD', colour: 'head' })
  return all
}

const shortName = (ref: string) => ref.replace(/^refs\/(heads|tags|remotes)\//, '')

export interface DecorationStyle {
  readonly isFull: boolean
  readonly before: string
  readonly after: string
}

/** ` (HEAD -> main, tag: v1)`, or nothing. */
export function decorationText(
  git: Git,
  decorations: readonly Decoration[] | undefined,
  { isFull, before, after }: DecorationStyle,
): string {
  if (!decorations || decorations.length === 0) return ''
  const show = ({ ref }: Decoration) => (isFull ? ref : shortName(ref))
  const current = currentOf(git, decorations)
  let text = ''
  for (const decoration of decorations) {
    if (decoration === current) continue
    const tag = decoration.colour === 'tag' ? 'tag: ' : ''
    const arrow = current && decoration.colour === 'head' ? ' -> ' : ''
    text += git.paint('commit', text === '' ? before : ', ')
    text += git.paint(decoration.colour, tag + show(decoration) + arrow)
    if (current && arrow !== '') text += git.paint(current.colour, show(current))
  }
  return text + git.paint('commit', after)
}

/** The branch that HEAD is on, where both stand here. */
function currentOf(git: Git, decorations: readonly Decoration[]): Decoration | undefined {
  if (!decorations.some(({ colour }) => colour === 'head')) return undefined
  const branch = readSymbolic(git.repo)
  return decorations.find(({ ref, colour }) => colour === 'branch' && ref === branch)
}
