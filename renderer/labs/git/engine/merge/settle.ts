/** Settles every path that is left, from the deepest up, and writes the trees. */
import { compareBytes } from '../core/bytes'
import { emptyTree, type Oid, type TreeEntry, treeOrder } from '../core/objects'
import { mergeContents } from './contents'
import { branchOf, dirOf, type Entry, type MergeState, say, typeOf, type Version } from './state'

type Folders = Map<string, TreeEntry[]>

/** The tree of the result; `conflicted` is filled. */
export function settle(state: MergeState): Oid {
  const folders: Folders = new Map()
  const key = (path: string) => `${path}/`
  const paths = [...state.entries.keys()].sort((one, other) => compareBytes(key(other), key(one)))
  for (const path of paths) {
    const entry = state.entries.get(path)
    if (!entry) continue
    const folder = folders.get(path)
    if (folder) {
      entry.result = { mode: '40000', oid: writeFolder(state, folder) }
      entry.isGone = false
    }
    if (entry.isClean) place(folders, path, entry)
    else settleEntry(state, folders, path, entry)
  }
  const top = folders.get('')
  return top ? writeFolder(state, top) : state.repo.put({ type: 'tree', entries: [] })
}

function place(folders: Folders, path: string, { isGone, result }: Entry): void {
  if (isGone || !result) return
  const dir = dirOf(path)
  const folder = folders.get(dir) ?? []
  folder.push({ mode: result.mode, name: path.slice(dir === '' ? 0 : dir.length + 1), oid: result.oid })
  folders.set(dir, folder)
}

const writeFolder = ({ repo }: MergeState, folder: TreeEntry[]): Oid =>
  folder.length === 0 ? emptyTree : repo.put({ type: 'tree', entries: folder.sort(treeOrder) })

function settleEntry(state: MergeState, folders: Folders, path: string, entry: Entry): void {
  if (entry.dirs !== 0) {
    entry.isGone = !folders.has(path)
    place(folders, path, entry)
    if (entry.files === 0) return
  }
  if (!entry.hasDirectoryClash) settleFile(state, folders, path, entry)
  else if (entry.isGone) {
    // The directory is no longer in the way.
    entry.hasDirectoryClash = false
    entry.isGone = false
    forgetDirectory(entry)
    settleFile(state, folders, path, entry)
  } else if (entry.files === 1) entry.files = 0
  else moveAside(state, folders, path, entry)
}

function forgetDirectory(entry: Entry): void {
  entry.same &= ~entry.dirs
  entry.dirs = 0
  for (const side of [0, 1, 2] as const) if ((entry.files & (1 << side)) === 0) entry.stages[side] = undefined
}

/** A file whose place a directory has taken gets another name. */
function moveAside(state: MergeState, folders: Folders, path: string, entry: Entry): void {
  const side = entry.dirs & 2 ? 2 : 1
  const branch = branchOf(state, side)
  const file: Entry = { ...entry, stages: [...entry.stages], names: [...entry.names], result: undefined }
  forgetDirectory(file)
  const to = freePath(state, path, branch)
  state.entries.set(to, file)
  say(
    state,
    to,
    `CONFLICT (file/directory): directory in the way of ${path} from ${branch}; moving it to ${to} instead.`,
  )
  entry.files = 0
  settleFile(state, folders, to, file, side)
}

function freePath({ entries }: MergeState, path: string, branch: string): string {
  const wanted = `${path}~${branch.replaceAll('/', '_')}`
  let free = wanted
  for (let number = 0; entries.has(free); number++) free = `${wanted}_${number}`
  return free
}

function settleFile(state: MergeState, folders: Folders, path: string, entry: Entry, clashSide?: 1 | 2): void {
  decide(state, path, entry, clashSide)
  if (!entry.isClean) state.conflicted.set(path, entry)
  place(folders, path, entry)
}

function decide(state: MergeState, path: string, entry: Entry, clashSide: 1 | 2 | undefined): void {
  const { files, stages, same, hasDirectoryClash, hasPathConflict } = entry
  const isPlain = !hasDirectoryClash && !hasPathConflict
  if (same !== 0) {
    const side = same === 6 ? 1 : same === 3 ? 2 : 1
    entry.result = stages[side]
    entry.isGone = same !== 6 && entry.result === undefined
    entry.isClean = isPlain || entry.isGone
  } else if (files >= 6 && typeOf(stages[1]) !== typeOf(stages[2])) {
    entry.isClean = false
    entry.result = state.depth > 0 ? stages[0] : stages[1]
    entry.isGone = entry.result === undefined
    if (state.depth === 0) say(state, path, distinctText(state, path))
  } else if (files >= 6) decideContents(state, path, entry, clashSide)
  else if (files === 3 || files === 5) decideDeleted(state, path, entry)
  else if (files === 2 || files === 4) {
    entry.result = stages[files === 4 ? 2 : 1]
    entry.isClean = isPlain
  } else if (files === 1) {
    entry.isGone = true
    entry.result = undefined
    entry.isClean = !hasPathConflict
  }
}

const distinctText = ({ labels }: MergeState, path: string) =>
  `CONFLICT (distinct types): ${path} had different types on each side (${labels.ours}, ${labels.theirs}).`

function decideContents(state: MergeState, path: string, entry: Entry, clashSide: 1 | 2 | undefined): void {
  const { stages, names, files } = entry
  const versions = [stages[0], stages[1], stages[2]] as const
  const merged = mergeContents(state, path, versions, names, state.depth * 2)
  entry.isClean = merged.isClean && !entry.hasDirectoryClash && !entry.hasPathConflict
  entry.result = merged.version
  entry.isGone = merged.version === undefined
  if (merged.isClean && entry.hasDirectoryClash && clashSide) {
    entry.files = 1 << clashSide
    entry.stages[clashSide] = merged.version
  }
  if (merged.isClean) return
  say(state, path, `CONFLICT (${files === 6 ? 'add/add' : 'content'}): Merge conflict in ${path}`)
}

function decideDeleted(state: MergeState, path: string, entry: Entry): void {
  const { stages, files } = entry
  const side = files === 5 ? 2 : 1
  const version: Version | undefined = stages[state.depth > 0 ? 0 : side]
  entry.result = version
  entry.isClean = false
  // A renamed file that is as it was is no modified one; what it is was said.
  if (entry.hasPathConflict && stages[0]?.oid === stages[side]?.oid) return
  const [kept, deleted] = [branchOf(state, side), branchOf(state, side === 1 ? 2 : 1)]
  const text = `${path} deleted in ${deleted} and modified in ${kept}.  Version ${kept} of ${path} left in tree.`
  say(state, path, `CONFLICT (modify/delete): ${text}`)
}
