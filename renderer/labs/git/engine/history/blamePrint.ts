/** The columns of `git blame`. */
import type { Git } from '../command/git'
import { zeroOid } from '../core/objects'
import type { BlamedLine, Origin } from './blame'
import type { Ident } from './commitText'
import { type DateStyle, formatDate } from './dates'
import { authorOf, committerOf } from './facts'

export interface BlameLooks {
  readonly isBoundary: (origin: Origin) => boolean
  readonly date: DateStyle
  /** Of an id. */
  readonly digits: number
  readonly isBare: boolean
  readonly showsMail: boolean
  readonly showsName: boolean
  readonly showsNumber: boolean
  readonly isBlank: boolean
  readonly isCompat: boolean
  readonly porcelain: 'once' | 'line' | undefined
}

export interface Blamed {
  readonly path: string
  readonly lines: readonly BlamedLine[]
  readonly texts: readonly string[]
  /** The numbers of the lines to be shown, from 0. */
  readonly shown: readonly number[]
}

const nobody = (git: Git): Ident => ({
  ...{ name: 'Not Committed Yet', mail: 'not.committed.yet', seconds: git.machine.now, zone: '+0000' },
})

function writerOf(git: Git, { commit }: Origin): Ident {
  const object = commit === undefined ? undefined : git.repo.commit(commit)
  return object ? authorOf(object) : nobody(git)
}

const widths: Readonly<Record<DateStyle['kind'], number>> = {
  ...{
    default: 30,
    short: 10,
    iso: 25,
    'iso-strict': 25,
    rfc: 31,
    relative: 22,
    raw: 16,
    unix: 10,
    human: 16,
    format: 0,
  },
}

/** A format takes the room of the first moment of all. */
const dateWidth = (style: DateStyle): number =>
  style.kind === 'format' ? formatDate(0, '+0000', style, 0).length : widths[style.kind]

export function printBlame(git: Git, blamed: Blamed, looks: BlameLooks): void {
  if (looks.porcelain) {
    printPorcelain(git, blamed, looks)
    return
  }
  const { lines, shown, texts, path } = blamed
  const origins = shown.flatMap((at) => lines[at]?.origin ?? [])
  const nameOf = (origin: Origin) => (looks.showsMail ? `<${writerOf(git, origin).mail}>` : writerOf(git, origin).name)
  const longest = (of: readonly string[]) => Math.max(0, ...of.map((text) => [...text].length))
  const columns = {
    name: longest(origins.map(nameOf)),
    file:
      looks.showsName || origins.some((origin) => origin.path !== path) ? longest(origins.map((one) => one.path)) : 0,
    own: String(Math.max(0, ...shown.map((at) => (lines[at]?.at ?? 0) + 1))).length,
    line: String(Math.max(0, ...shown) + 1).length,
  }
  let text = ''
  for (const at of shown) {
    const line = lines[at]
    if (!line) continue
    const { origin } = line
    const writer = writerOf(git, origin)
    const date = formatDate(writer.seconds, writer.zone, looks.date, git.machine.now)
      .padEnd(dateWidth(looks.date))
      .padStart(10)
    text += idText(origin, looks)
    const content = texts[at] ?? ''
    const ended = content.endsWith('\n') ? content : `${content}\n`
    if (looks.isCompat) {
      text += `\t(${nameOf(origin).padStart(10)}\t${date}\t${at + 1})${ended}`
      continue
    }
    if (columns.file > 0) text += ` ${origin.path.padEnd(columns.file)}`
    if (looks.showsNumber) text += ` ${String(line.at + 1).padStart(columns.own)}`
    const name = nameOf(origin)
    if (!looks.isBare) text += ` (${name}${' '.repeat(columns.name - [...name].length)} ${date}`
    text += ` ${String(at + 1).padStart(columns.line)}) ${ended}`
  }
  git.out(text)
}

function idText(origin: Origin, looks: BlameLooks): string {
  const id = origin.commit ?? zeroOid
  if (!looks.isBoundary(origin)) return id.slice(0, looks.digits)
  if (looks.isBlank) return ' '.repeat(looks.digits)
  return looks.isCompat ? id.slice(0, looks.digits) : `^${id.slice(0, looks.digits - 1)}`
}

function printPorcelain(git: Git, { lines, shown, texts }: Blamed, looks: BlameLooks): void {
  const paths = new Map<string | undefined, Set<string>>()
  for (const at of shown) {
    const origin = lines[at]?.origin
    if (origin) paths.set(origin.commit, (paths.get(origin.commit) ?? new Set()).add(origin.path))
  }
  const told = new Set<string | undefined>()
  let before: number | undefined
  shown.forEach((at, index) => {
    const line = lines[at]
    if (!line) return
    const { origin } = line
    const isNext = before === at - 1 && follows(lines[at - 1], line)
    let count = 1
    while (!isNext && shown[index + count] === at + count && follows(lines[at + count - 1], lines[at + count])) count++
    git.out(`${origin.commit ?? zeroOid} ${line.at + 1} ${at + 1}${isNext ? '' : ` ${count}`}\n`)
    before = at
    if (!isNext || looks.porcelain === 'line') {
      const isNew = looks.porcelain === 'line' || !told.has(origin.commit)
      told.add(origin.commit)
      if (isNew) git.out(details(git, origin, looks))
      if (isNew || (paths.get(origin.commit)?.size ?? 0) > 1) {
        const { previous } = origin
        if (previous) git.out(`previous ${previous.commit} ${previous.path}\n`)
        git.out(`filename ${origin.path}\n`)
      }
    }
    const text = texts[at] ?? ''
    git.out(`\t${text}${text.endsWith('\n') ? '' : '\n'}`)
  })
}

const follows = (one: BlamedLine | undefined, next: BlamedLine | undefined) =>
  one !== undefined &&
  next !== undefined &&
  one.origin.commit === next.origin.commit &&
  one.origin.path === next.origin.path &&
  one.at + 1 === next.at

function details(git: Git, origin: Origin, looks: BlameLooks): string {
  const commit = origin.commit === undefined ? undefined : git.repo.commit(origin.commit)
  const person = (role: string, { name, mail, seconds, zone }: Ident) =>
    `${role} ${name}\n${role}-mail <${mail}>\n${role}-time ${seconds}\n${role}-tz ${zone}\n`
  const [author, committer] = commit ? [authorOf(commit), committerOf(commit)] : [nobody(git), nobody(git)]
  const summary = commit
    ? (commit.message.replace(/^\s*\n/, '').split('\n')[0] ?? '')
    : `Version of ${origin.path} from ${origin.path}`
  const boundary = looks.isBoundary(origin) ? 'boundary\n' : ''
  return `${person('author', author)}${person('committer', committer)}summary ${summary}\n${boundary}`
}
