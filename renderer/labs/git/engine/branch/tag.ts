/** `git tag` */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Parsed, Spec } from '../command/options'
import type { Oid } from '../core/objects'
import { deleteRefs, readRef, updateRef } from '../core/refs'
import { abbreviate, resolve } from '../history/revision'
import { type Cleanup, cleanMessage } from '../work/commits'
import { repeatedRef } from './branchChange'
import { isLegalRef, requireFreeName } from './names'
import { filterSpec, parseListOptions } from './refFilter'
import { messageOf } from './refInfo'
import { listTags } from './tagList'

const tagSpec = {
  list: 'flag l',
  n: 'optional n',
  delete: 'flag d',
  annotate: 'flag a',
  message: 'list m',
  file: 'value F',
  edit: 'flag e',
  cleanup: 'value',
  force: 'flag f',
  'create-reflog': 'flag',
  column: 'optional',
  color: 'optional',
  ...filterSpec,
} as const satisfies Spec

type TagOptions = Parsed<typeof tagSpec>

const misuse = () => new Fatal('usage: git tag [-a] [-f] [-m <msg>] <tagname> [<commit>]\n', 129, false)

export function tag(git: Git, args: readonly string[]): number {
  const options = parseListOptions(args, tagSpec)
  const { on, given, value, all, rest } = options
  void git.repo
  const lines = given('n') ? Number(value('n') ?? 1) : undefined
  const isMade = on('annotate') || given('message') || given('file') || on('edit')
  if (on('list') && on('delete')) throw new Fatal("error: switch `d' is incompatible with --list\n", 129, false)
  const filters = (['contains', 'lacking', 'merged', 'unmerged', 'points-at'] as const).filter(given)
  const isList = on('list') || (!on('delete') && (rest.length === 0 || filters.length > 0 || lines !== undefined))
  if ((isMade || on('force')) && (isList || on('delete')) && (rest.length > 0 || on('list') || on('delete')))
    throw misuse()
  if (isList && (isMade || on('force'))) throw misuse()
  if (isList) return listTags(git, options, lines)
  if (on('delete')) return deleteTags(git, rest)
  return create(git, options, isMade, all('message'))
}

function deleteTags(git: Git, names: readonly string[]): number {
  const { repo } = git
  let code = 0
  const doomed = names.flatMap((name) => {
    const oid = readRef(repo, `refs/tags/${name}`)
    if (oid !== undefined) return [{ name, oid }]
    git.err(`error: tag '${name}' not found.\n`)
    code = 1
    return []
  })
  if (
    repeatedRef(
      git,
      doomed.map(({ name }) => `refs/tags/${name}`),
    )
  )
    return 1
  deleteRefs(
    repo,
    doomed.map(({ name }) => `refs/tags/${name}`),
  )
  for (const { name, oid } of doomed) git.out(`Deleted tag '${name}' (was ${abbreviate(repo, oid)})\n`)
  return code
}

function create(git: Git, options: TagOptions, isMade: boolean, messages: readonly string[]): number {
  const { on, value, rest } = options
  const { repo } = git
  const [name = '', start = 'HEAD'] = rest
  const file = value('file')
  if (messages.length > 0 && file !== undefined) throw new Fatal("options '-F' and '-m' cannot be used together")
  const given = file === undefined ? (messages.length > 0 ? messages.join('\n\n') : undefined) : readFile(git, file)
  if (rest.length > 2) throw new Fatal('too many arguments')
  const object = resolve(git, start)
  if (object === undefined) throw new Fatal(`Failed to resolve '${start}' as a valid ref.`)
  const ref = `refs/tags/${name}`
  if (name.startsWith('-') || !isLegalRef(ref)) throw new Fatal(`'${name}' is not a valid tag name.`)
  const old = readRef(repo, ref)
  if (old !== undefined && !on('force')) throw new Fatal(`tag '${name}' already exists`)
  const cleanup = cleanupOf(value('cleanup'))
  const oid = isMade ? storeTag(git, { name, start, object, old, given, cleanup, isEdited: on('edit') }) : object
  if (old === undefined) requireFreeName(repo, ref)
  updateRef(repo, ref, oid, git.note(undefined))
  if (on('force') && old !== undefined && old !== oid) git.out(`Updated tag '${name}' (was ${abbreviate(repo, old)})\n`)
  return 0
}

function readFile(git: Git, file: string): string {
  const text = file === '-' ? git.stdin : git.machine.files.read(git.resolve(file))
  if (text === undefined) throw new Fatal(`could not open or read '${file}': No such file or directory`)
  return text
}

function cleanupOf(given: string | undefined): Cleanup {
  if (given === undefined || given === 'strip') return 'strip'
  if (given === 'verbatim' || given === 'whitespace') return given
  throw new Fatal(`Invalid cleanup mode ${given}`)
}

interface NewTag {
  readonly name: string
  readonly start: string
  readonly object: Oid
  readonly old: Oid | undefined
  /** The message of `-m` or `-F`. */
  readonly given: string | undefined
  readonly cleanup: Cleanup
  readonly isEdited: boolean
}

function storeTag(git: Git, { name, start, object, old, given, cleanup, isEdited }: NewTag): Oid {
  const { repo } = git
  const objectType = repo.get(object)?.type
  if (objectType === undefined) throw new Fatal('bad object type.')
  if (objectType === 'tag' && git.configBool('advice.nestedtag', true)) git.err(nestedAdvice(name, start))
  let message = given
  if (message === undefined || isEdited) {
    repo.writeGit('TAG_EDITMSG', given ?? templateOf(git, name, old, cleanup))
    message = git.edit(repo.path('TAG_EDITMSG'))
  }
  message = cleanMessage(message, cleanup)
  if (given === undefined && message === '') throw new Fatal('no tag message?')
  repo.removeGit('TAG_EDITMSG')
  return repo.put({ type: 'tag', object, objectType, name, tagger: git.ident, message })
}

/** What the editor shows: the message of the tag that is replaced, or nothing but the comment. */
function templateOf({ repo }: Git, name: string, old: Oid | undefined, cleanup: Cleanup): string {
  if (old !== undefined) {
    const object = repo.get(old)
    return (object?.type === 'tag' ? messageOf(object)?.contents : undefined) ?? ''
  }
  const end =
    cleanup === 'strip'
      ? "# Lines starting with '#' will be ignored.\n"
      : "# Lines starting with '#' will be kept; you may remove them yourself if you want to.\n"
  return `\n#\n# Write a message for tag:\n#   ${name}\n${end}`
}

const nestedAdvice = (name: string, start: string) =>
  [
    'You have created a nested tag. The object referred to by your new tag is',
    'already a tag. If you meant to tag the object that it points to, use:',
    '',
    `\tgit tag -f ${name} ${start}^{}`,
    'Disable this message with "git config advice.nestedTag false"',
  ]
    .map((text) => `hint: ${text}\n`)
    .join('')
