/** Drift between a description and what runs. */
import type { Level } from '../level'
import { adoptOrRevert } from './drift/adoptOrRevert'
import { foldersForEnvironments } from './drift/foldersForEnvironments'
import { hotfixBack } from './drift/hotfixBack'
import { ignoredConfig } from './drift/ignoredConfig'
import { pinnedRelease } from './drift/pinnedRelease'
import { unseenDrift } from './drift/unseenDrift'

export const drift: readonly Level[] = [
  ...[unseenDrift, adoptOrRevert, ignoredConfig],
  ...[hotfixBack, foldersForEnvironments, pinnedRelease],
]
