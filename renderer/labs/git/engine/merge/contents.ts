/** Merges the three versions of one file. */
import { mergeText } from '../text/merge'
import { type MergeState, type Paths, say, typeOf, type Version } from './state'

export interface MergedFile {
  readonly version: Version | undefined
  readonly isClean: boolean
}

type Three = readonly [Version | undefined, Version | undefined, Version | undefined]

const markerSize = 7
/** Git looks for a NUL in so much of a file. */
const looksAt = 8000
const isBinary = (text: string) => text.slice(0, looksAt).includes('\0')

/** Ours and theirs are of one type. `path` is the one that the lines of output name. */
export function mergeContents(
  state: MergeState,
  path: string,
  [base, ours, theirs]: Three,
  names: Paths,
  extraMarkers: number,
): MergedFile {
  if (!ours || !theirs) return { version: ours ?? theirs, isClean: true }
  const takesTheirs = ours.mode === theirs.mode || ours.mode === base?.mode
  const { mode } = takesTheirs ? theirs : ours
  const isModeClean = takesTheirs || theirs.mode === base?.mode
  if (ours.oid === theirs.oid || ours.oid === base?.oid)
    return { version: { mode, oid: theirs.oid }, isClean: isModeClean }
  if (theirs.oid === base?.oid) return { version: { mode, oid: ours.oid }, isClean: isModeClean }
  if (typeOf(ours) !== '100') return mergeLinks(state, base, ours, theirs)
  const merged = mergeTexts(state, [base, ours, theirs], names, extraMarkers)
  if (merged.isBinary) {
    const { ours: one, theirs: other } = state.labels
    say(state, path, `warning: Cannot merge binary files: ${path} (${one} vs. ${other})`)
  }
  say(state, path, `Auto-merging ${path}`)
  return { version: { mode, oid: merged.oid }, isClean: isModeClean && merged.isClean }
}

function mergeLinks(state: MergeState, base: Version | undefined, ours: Version, theirs: Version): MergedFile {
  if (state.depth > 0) return { version: base && { mode: ours.mode, oid: base.oid }, isClean: true }
  const { favour } = state.options
  return { version: favour === 'theirs' ? theirs : ours, isClean: favour !== undefined }
}

function mergeTexts(state: MergeState, [base, ours, theirs]: Three, names: Paths, extraMarkers: number) {
  const { repo, labels, options, depth } = state
  const text = (version: Version | undefined) => (version ? repo.text(version.oid) : '')
  const texts = { base: typeOf(base) === '100' ? text(base) : '', ours: text(ours), theirs: text(theirs) }
  const favour = depth > 0 ? undefined : options.favour
  if ([texts.base, texts.ours, texts.theirs].some(isBinary)) {
    const taken = depth > 0 ? texts.base : favour === 'theirs' ? texts.theirs : texts.ours
    return { oid: repo.putBlob(taken), isClean: favour !== undefined || depth > 0, isBinary: favour === undefined }
  }
  const isOneName = names[0] === names[1] && names[1] === names[2]
  const label = (name: string, path: string) => (isOneName ? name : `${name}:${path}`)
  const merged = mergeText({
    ...texts,
    labels: {
      base: label(labels.base, names[0]),
      ours: label(labels.ours, names[1]),
      theirs: label(labels.theirs, names[2]),
    },
    ...{ style: options.style, markerSize: markerSize + extraMarkers, algorithm: 'histogram' },
    ...(favour && { favour }),
  })
  return { oid: repo.putBlob(merged.text), isClean: merged.conflicts === 0, isBinary: false }
}
