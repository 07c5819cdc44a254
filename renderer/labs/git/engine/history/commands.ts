import type { Commands } from '../command/git'
import { bisect } from './bisect'
import { annotate, blame } from './blameCommand'
import { cherry } from './cherry'
import { describe } from './describe'
import { grep } from './grep'
import { log, whatChanged } from './log'
import { reflog } from './reflog'
import { revList } from './revList'
import { revParse } from './revParse'
import { shortlog } from './shortlog'
import { show } from './show'

/** log, show, rev-parse, rev-list, reflog, blame, bisect, describe and what belongs to them. */
export const historyCommands: Commands = {
  ...{ annotate, bisect, blame, cherry, describe, grep, log, reflog, shortlog, show },
  'rev-list': revList,
  whatchanged: whatChanged,
  'rev-parse': revParse,
}
