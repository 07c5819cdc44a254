/** The fields of a ref that `--format` and `--sort` know. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type GitObject, type Oid, sizeOf } from '../core/objects'
import { branchName, readSymbolic } from '../core/refs'
import { readIdent } from '../history/commitText'
import { type DateStyle, formatDate, readDateStyle } from '../history/dates'
import { abbreviate, shortRef } from '../history/revision'
import { type Tracking, trackingOf } from '../remote/tracking'
import { messageOf, type RefItem } from './refInfo'

/** Of one ref; numbers are compared as such. */
export type Atom = (item: RefItem) => string | number

/** The field by its name, such as `objectname:short`. Throws where git does. */
export function atomOf(git: Git, field: string): Atom {
  const isPeeled = field.startsWith('*')
  const [name = '', ...more] = (isPeeled ? field.slice(1) : field).split(':')
  const argument = more.length === 0 ? undefined : more.join(':')
  const ofRef = refAtom(git, name, argument)
  if (ofRef) return ofRef
  const ofObject = objectAtom(git, name, argument)
  if (!ofObject) throw new Fatal(`unknown field name: ${field}`)
  return ({ oid }) => {
    const object = git.repo.get(oid)
    if (!isPeeled) return object ? ofObject(object, oid) : ''
    if (object?.type !== 'tag') return ''
    const inner = git.repo.get(object.object)
    return inner ? ofObject(inner, object.object) : ''
  }
}

function refAtom(git: Git, name: string, argument: string | undefined): Atom | undefined {
  switch (name) {
    case 'refname':
      return (item) => item.shown ?? named(git, item.name, argument)
    case 'symref':
      return ({ target }) => (target === undefined ? '' : named(git, target, argument))
    case 'upstream':
    case 'push':
      return (item) => followed(git, item, argument)
    case 'HEAD':
      return ({ name: full }) => (full === 'HEAD' || readSymbolic(git.repo) === full ? '*' : ' ')
    default:
      return undefined
  }
}

/** `lstrip=2` takes names from the left, `rstrip` from the right; a negative count says how many stay. */
function named(git: Git, full: string, argument: string | undefined): string {
  if (argument === undefined) return full
  if (argument === 'short') return shortRef(git.repo, full)
  const strip = /^(strip|lstrip|rstrip)=(-?\d+)$/.exec(argument)
  if (!strip) throw new Fatal(`unrecognized %(refname) argument: ${argument}`)
  const parts = full.split('/')
  const given = Number(strip[2])
  const count = given < 0 ? Math.max(0, parts.length + given) : given
  if (count >= parts.length) return ''
  return (strip[1] === 'rstrip' ? parts.slice(0, parts.length - count) : parts.slice(count)).join('/')
}

function followed(git: Git, { name }: RefItem, argument: string | undefined): string {
  const branch = branchName(name)
  const tracking = branch === undefined ? undefined : trackingOf(git, branch)
  if (!tracking) return ''
  if (argument?.startsWith('track')) return track(tracking)
  return named(git, tracking.upstream, argument)
}

function track({ counts }: Tracking): string {
  const parts = counts
    ? [
        ...(counts.ahead > 0 ? [`ahead ${counts.ahead}`] : []),
        ...(counts.behind > 0 ? [`behind ${counts.behind}`] : []),
      ]
    : ['gone']
  return parts.length === 0 ? '' : `[${parts.join(', ')}]`
}

type OfObject = (object: GitObject, oid: Oid) => string | number

function objectAtom(git: Git, name: string, argument: string | undefined): OfObject | undefined {
  const short = (oid: Oid, given = argument) => {
    if (given === undefined) return oid
    const count = /^short(?:=(\d+))?$/.exec(given)
    if (!count) throw new Fatal(`unrecognized %(${name}) argument: ${given}`)
    return abbreviate(git.repo, oid, count[1] === undefined ? 7 : Number(count[1]))
  }
  switch (name) {
    case 'objectname':
      return (_, oid) => short(oid)
    case 'objecttype':
      return ({ type }) => type
    case 'objectsize':
      return (object) => sizeOf(object)
    case 'tree':
      return (object) => (object.type === 'commit' ? short(object.tree) : '')
    case 'parent':
      return (object) => (object.type === 'commit' ? object.parents.map((oid) => short(oid)).join(' ') : '')
    case 'numparent':
      return (object) => (object.type === 'commit' ? object.parents.length : '')
    default:
      return personAtom(git, name, argument) ?? messageAtom(name, argument)
  }
}

function personAtom(git: Git, name: string, argument: string | undefined): OfObject | undefined {
  const parts = /^(author|committer|tagger|creator)(name|email|date)?$/.exec(name)
  const [, who, what] = parts ?? []
  if (who === undefined || (who === 'creator' && what !== undefined && what !== 'date')) return undefined
  const style = what === 'date' && argument !== undefined ? dateStyle(argument) : undefined
  return (object) => {
    const text = personOf(object, who)
    if (text === undefined) return ''
    const ident = readIdent(text)
    if (what === undefined) return text
    if (what === 'name') return ident.name
    if (what === 'date') return formatDate(ident.seconds, ident.zone, style ?? { kind: 'default' }, git.machine.now)
    return argument === 'trim' ? ident.mail : `<${ident.mail}>`
  }
}

function dateStyle(argument: string): DateStyle {
  const style = readDateStyle(argument)
  if (!style) throw new Fatal(`unknown date format ${argument}`)
  return style
}

export function personOf(object: GitObject, who: string): string | undefined {
  if (object.type === 'tag') return who === 'tagger' || who === 'creator' ? object.tagger : undefined
  if (object.type !== 'commit') return undefined
  if (who === 'author') return object.author
  return who === 'committer' || who === 'creator' ? object.committer : undefined
}

function messageAtom(name: string, argument: string | undefined): OfObject | undefined {
  if (name !== 'subject' && name !== 'body' && name !== 'contents') return undefined
  return (object) => {
    const message = messageOf(object)
    if (!message) return ''
    if (name === 'body' || argument === 'body') return message.body
    if (name === 'subject' || argument === 'subject') return message.subject
    return message.contents
  }
}
