/** Whether a pull merges or rebases. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Parsed } from '../command/options'
import { branchName, readSymbolic } from '../core/refs'
import type { pullSpec } from './pullOptions'

export interface RebaseMode {
  readonly isRebase: boolean
  readonly kind: 'plain' | 'merges' | 'interactive'
  /** On the command line. */
  readonly isGiven: boolean
  /** Neither the command line nor the settings say. */
  readonly isUndecided: boolean
}

export function rebaseMode(git: Git, options: Parsed<typeof pullSpec>): RebaseMode {
  if (options.given('rebase')) {
    const value = options.value('rebase')
    const read = value === undefined ? (options.on('rebase') ? 'true' : 'false') : value
    const mode = modeOf(read)
    if (!mode) throw new Fatal(`error: invalid value for '--rebase': '${read}'\n`, 129, false)
    return { ...mode, isGiven: true, isUndecided: false }
  }
  const branch = branchName(readSymbolic(git.repo))
  const own = branch === undefined ? undefined : git.config(`branch.${branch}.rebase`)
  const [key, value] = own === undefined ? ['pull.rebase', git.config('pull.rebase')] : [`branch.${branch}.rebase`, own]
  if (value === undefined) return { isRebase: false, kind: 'plain', isGiven: false, isUndecided: true }
  const mode = modeOf(value)
  if (!mode) throw new Fatal(`invalid value for '${key}': '${value}'`)
  return { ...mode, isGiven: false, isUndecided: false }
}

function modeOf(value: string): Pick<RebaseMode, 'isRebase' | 'kind'> | undefined {
  const read = value.toLowerCase()
  if (['false', 'no', 'off', '0', ''].includes(read)) return { isRebase: false, kind: 'plain' }
  if (['true', 'yes', 'on', '1'].includes(read)) return { isRebase: true, kind: 'plain' }
  if (value === 'merges' || value === 'm') return { isRebase: true, kind: 'merges' }
  return value === 'interactive' || value === 'i' ? { isRebase: true, kind: 'interactive' } : undefined
}
