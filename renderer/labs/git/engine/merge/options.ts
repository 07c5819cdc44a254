/** How a merge of trees is to be made. */
import type { ConflictStyle } from '../text/merge'

export interface MergeLabels {
  readonly base: string
  /** `HEAD` */
  readonly ours: string
  /** `topic`, or `1a2b3c4 (Add a service)` */
  readonly theirs: string
}

export interface MergeOptions {
  /** Where commits are merged, the base's label is found by the merge. */
  readonly labels: MergeLabels
  readonly style: ConflictStyle
  readonly favour?: 'ours' | 'theirs'
  /** `merge.directoryRenames`: a file that is added where a directory was renamed away is a conflict unless told otherwise. */
  readonly directoryRenames?: 'conflict' | 'apply' | 'off'
  /** `-X find-renames=<n>`, in percent. */
  readonly renameThreshold?: number
}
