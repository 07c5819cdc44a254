/** The list of tags. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Parsed } from '../command/options'
import { listRefs } from '../core/refs'
import { type filterSpec, matchesShort, readFilter } from './refFilter'
import { refFormat, sortRefs } from './refFormat'
import { messageOf, type RefItem, refItem } from './refInfo'

export function listTags(git: Git, options: Parsed<typeof filterSpec>, lines: number | undefined): number {
  const ignoresCase = options.on('ignore-case')
  const filter = readFilter(git, options)
  const matches = matchesShort(options.rest, ignoresCase)
  const items = listRefs(git.repo, 'refs/tags/')
    .filter(([name]) => matches(name.slice('refs/tags/'.length)))
    .flatMap(([name]) => refItem(git.repo, name) ?? [])
    .filter((item) => filter.shows(item))
  const given = options.value('format')
  if (given !== undefined && lines !== undefined) throw new Fatal("options '--format' and '-n' cannot be used together")
  const write = refFormat(git, given ?? '%(refname:strip=2)')
  const text = ({ oid }: RefItem) => {
    const object = lines === undefined ? undefined : git.repo.get(oid)
    return (object && messageOf(object)?.lines(lines ?? 0)) ?? ''
  }
  const keys = [...git.configAll('tag.sort'), ...options.all('sort')]
  for (const item of sortRefs(git, items, keys, ignoresCase))
    git.out(lines === undefined ? `${write(item)}\n` : `${padded(write(item))} ${text(item)}\n`)
  return 0
}

const padded = (name: string) => name + ' '.repeat(Math.max(0, 15 - [...name].length))
