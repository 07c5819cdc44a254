import type { Git } from '../command/git'
import type { TreeEntry } from '../core/objects'

export const typeOfMode = (mode: string): 'tree' | 'commit' | 'blob' =>
  mode === '40000' || mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob'

/** `100644 blob 1a2b…`, without the name. */
export const treeLine = (_: Git, { mode, oid }: TreeEntry): string =>
  `${mode.padStart(6, '0')} ${typeOfMode(mode)} ${oid}`
