/** `git ls-remote`. */
import { Fatal } from '../command/faults'
import type { Command } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import { matchesGlob } from './nameGlob'
import { openUrl } from './places'
import { defaultRemoteName, remoteOf } from './remotes'
import { advertise, headBranch } from './transport'

const spec = {
  quiet: 'flag q',
  tags: 'flag t',
  heads: 'flag h',
  refs: 'flag',
  'get-url': 'flag',
  'exit-code': 'flag',
  symref: 'flag',
} as const satisfies Spec

export const lsRemote: Command = (git, args) => {
  const options = parseOptions(args, spec)
  const [name, ...patterns] = options.rest
  const isUsual = name === undefined
  const remote = remoteOf(git, name ?? (git.foundRepo ? defaultRemoteName(git) : 'origin'))
  if (isUsual && !remote.isNamed && remote.name === 'origin') throw new Fatal('No remote configured to list refs from.')
  const url = remote.urls[0] ?? remote.name
  if (options.on('get-url')) {
    git.out(`${url}\n`)
    return 0
  }
  const there = openUrl(git, url)
  if (isUsual && !options.on('quiet')) git.err(`From ${url}\n`)
  let isFound = false
  for (const { name: ref, oid } of advertise(there)) {
    const isTag = ref.startsWith('refs/tags/')
    if (options.on('refs') && (ref.endsWith('^{}') || ref === 'HEAD')) continue
    if (options.on('heads') || options.on('tags'))
      if (!(options.on('heads') && ref.startsWith('refs/heads/')) && !(options.on('tags') && isTag)) continue
    if (patterns.length > 0 && !patterns.some((pattern) => matchesGlob(`*/${pattern}`, `/${ref}`))) continue
    isFound = true
    const target = headBranch(there)
    if (options.on('symref') && ref === 'HEAD' && target !== undefined) git.out(`ref: ${target}\tHEAD\n`)
    git.out(`${oid}\t${ref}\n`)
  }
  return !isFound && options.on('exit-code') ? 2 : 0
}
