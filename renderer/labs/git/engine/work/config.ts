/** `git config`. */
import { Exit, Failure, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import {
  type ConfigValue,
  parseConfig,
  parseKey,
  withoutSection,
  withoutValue,
  withSectionRenamed,
  withValue,
} from '../core/config'
import { toRegExp } from '../history/regex'
import { withoutMatching, withReplaced } from './configLines'
import { type ConfigOptions, type ConfigPlace, checkedKey, configSpec, placeOf } from './configOptions'
import { typed, type ValueType } from './configTypes'

const actions = ['get', 'get-all', 'get-regexp', 'replace-all', 'add', 'unset', 'unset-all', 'rename-section', 'remove-section', 'list', 'edit'] as const // biome-ignore format: a list
type Action = (typeof actions)[number] | 'set'

export function config(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, configSpec, { stopsEarly: true })
  const parsed = parseOptions([...options.rest.filter((_, at) => at > 0)], configSpec, { keepsUnknown: true })
  const rest = options.rest.length > 0 ? [options.rest[0] ?? '', ...parsed.rest] : []
  const where = placeOf(git, options)
  const chosen = actions.filter((name) => options.on(name))
  if (chosen.length > 1) throw new Fatal('error: only one action at a time\n', 129, false)
  const action: Action | undefined = chosen[0] ?? impliedAction(rest.length)
  if (action === undefined) {
    git.err('usage: git config [<options>]\n')
    return 129
  }
  checkCount(action, rest.length)
  return new ConfigCommand(git, options, where).run(action, rest)
}

const impliedAction = (count: number): Action | undefined =>
  count === 1 ? 'get' : count === 2 || count === 3 ? 'set' : undefined

const counts: Readonly<Record<Action, readonly [number, number]>> = {
  ...{ get: [1, 2], 'get-all': [1, 2], 'get-regexp': [1, 2], 'replace-all': [2, 3], add: [2, 2], unset: [1, 2] },
  ...{ 'unset-all': [1, 2], 'rename-section': [2, 2], 'remove-section': [1, 1], list: [0, 0], edit: [0, 0] },
  set: [2, 3],
}

function checkCount(action: Action, count: number): void {
  const [least, most] = counts[action]
  if (count >= least && count <= most) return
  const should = least === most ? String(least) : `from ${least} to ${most}`
  throw new Fatal(`error: wrong number of arguments, should be ${should}\n`, 129, false)
}

class ConfigCommand {
  private readonly git: Git
  private readonly options: ConfigOptions
  private readonly place: ConfigPlace

  constructor(git: Git, options: ConfigOptions, place: ConfigPlace) {
    this.git = git
    this.options = options
    this.place = place
  }

  run(action: Action, rest: readonly string[]): number {
    const [first = '', second = '', third] = rest
    switch (action) {
      case 'list':
        return this.list()
      case 'edit':
        return this.edit()
      case 'get':
      case 'get-all':
        return this.get(first, rest[1], action === 'get-all')
      case 'get-regexp':
        return this.getRegexp(first, rest[1])
      case 'set':
      case 'replace-all':
        return this.set(first, second, third, action === 'replace-all')
      case 'add':
        return this.change(checkedKey(first), (text) => withValue(text, first, this.checked(first, second), true))
      case 'unset':
      case 'unset-all':
        return this.unset(first, rest[1], action === 'unset-all')
      case 'remove-section':
      case 'rename-section':
        return this.section(first, action === 'rename-section' ? second : undefined)
    }
  }

  private get type(): ValueType | undefined {
    const { options } = this
    const name = options.on('bool')
      ? 'bool'
      : options.on('int')
        ? 'int'
        : options.on('path')
          ? 'path'
          : options.value('type')
    if (name === undefined || name === 'bool' || name === 'int' || name === 'path' || name === 'bool-or-int')
      return name
    throw new Fatal(`unrecognized --type argument, ${name}`)
  }

  private values(): readonly (ConfigValue & { readonly origin: string; readonly scope: string })[] {
    const read = (path: string, origin: string, scope: string) =>
      parseConfig(this.git.machine.files.read(path) ?? '').map((value) => ({ ...value, origin, scope }))
    const { reads, shown } = this.place
    if (reads !== undefined) {
      const scope = this.options.on('global') ? 'global' : this.options.on('local') ? 'local' : 'command'
      return read(reads, `file:${shown}`, scope)
    }
    const all = this.git.settingsInOrder
    const { globalConfigPath, foundRepo } = this.git
    const files = [
      ...read(globalConfigPath, `file:${globalConfigPath}`, 'global'),
      ...(foundRepo ? read(foundRepo.path('config'), 'file:.git/config', 'local') : []),
    ]
    const own = all
      .slice(files.length)
      .map(([key, value]) => ({ key, value, origin: 'command line:', scope: 'command' }))
    return [...files, ...own]
  }

  private list(): number {
    if (this.place.reads !== undefined && this.git.machine.files.read(this.place.reads) === undefined)
      throw new Fatal(`unable to read config file '${this.place.shown}': No such file or directory`)
    const { options } = this
    const isNul = options.on('null')
    for (const { key, value, origin, scope } of this.values()) {
      const start = (options.on('show-scope') ? `${scope}\t` : '') + (options.on('show-origin') ? `${origin}\t` : '')
      const shown = options.on('name-only') ? key : `${key}${isNul ? '\n' : '='}${value}`
      this.git.out(`${start}${shown}${isNul ? '\0' : '\n'}`)
    }
    return 0
  }

  private edit(): number {
    const { machine } = this.git
    const path = this.place.writes
    if (path === '') throw new Fatal('not in a git directory')
    if (machine.files.read(path) === undefined && this.options.on('global')) {
      const user = this.git.home.slice(this.git.home.lastIndexOf('/') + 1)
      machine.files.write(
        path,
        `# This is Git's per-user configuration file.\n[user]\n# Please adapt and uncomment the following lines:\n#\tname = ${user}\n#\temail = ${user}@drydock.(none)\n`,
      )
    }
    this.git.edit(path)
    this.git.forgetConfig()
    return 0
  }

  private matching(pattern: string | undefined): (value: string) => boolean {
    if (pattern === undefined) return () => true
    if (this.options.on('fixed-value')) return (value) => value === pattern
    const isNegated = pattern.startsWith('!')
    const expression = expressionOf(isNegated ? pattern.slice(1) : pattern, 'pattern')
    return (value) => expression.test(value) !== isNegated
  }

  private get(key: string, pattern: string | undefined, isAll: boolean): number {
    const wanted = checkedKey(key, 1)
    const fits = this.matching(pattern)
    const found = this.values().filter((one) => one.key === wanted && fits(one.value))
    const shown = isAll ? found : found.slice(-1)
    const other = this.options.value('default')
    if (shown.length === 0 && other === undefined) return 1
    const lines = shown.length > 0 ? shown : [{ value: other ?? '', origin: '', scope: 'command' }]
    for (const { value, origin, scope } of lines) {
      const start =
        (this.options.on('show-scope') ? `${scope}\t` : '') + (this.options.on('show-origin') ? `${origin}\t` : '')
      this.git.out(
        `${start}${typed(value, key, this.type, this.git.home, origin)}${this.options.on('null') ? '\0' : '\n'}`,
      )
    }
    return 0
  }

  private getRegexp(pattern: string, value: string | undefined): number {
    const expression = expressionOf(pattern, 'key pattern')
    const fits = this.matching(value)
    const found = this.values().filter((one) => expression.test(one.key) && fits(one.value))
    for (const one of found) {
      const shown = this.options.on('name-only')
        ? one.key
        : `${one.key} ${typed(one.value, one.key, this.type, this.git.home)}`
      this.git.out(`${shown}\n`)
    }
    return found.length > 0 ? 0 : 1
  }

  private checked(key: string, value: string): string {
    return this.type === undefined || this.type === 'path' ? value : typed(value, key, this.type, this.git.home)
  }

  private change(key: string, how: (text: string) => string): number {
    const { writes } = this.place
    if (writes === '') throw new Fatal('not in a git directory')
    const { files } = this.git.machine
    const text = files.read(writes) ?? ''
    files.write(writes, how(text))
    this.git.forgetConfig()
    return key === '' ? 1 : 0
  }

  /** The values of a key in the file that is written. */
  private own(key: string): readonly string[] {
    const text = this.git.machine.files.read(this.place.writes) ?? ''
    return parseConfig(text).flatMap((one) => (one.key === key ? [one.value] : []))
  }

  private set(key: string, value: string, pattern: string | undefined, isAll: boolean): number {
    const wanted = checkedKey(key)
    const checked = this.checked(key, value)
    const fits = this.matching(pattern)
    const old = this.own(wanted).filter(fits)
    if (old.length > 1 && !isAll) {
      this.git.err(`warning: ${key} has multiple values\n`)
      throw new Failure(
        `cannot overwrite multiple values with a single value\n       Use a regexp, --add or --replace-all to change ${key}.`,
        5,
      )
    }
    if (old.length === 0)
      return this.change(wanted, (text) => withValue(text, key, checked, pattern !== undefined || undefined))
    return this.change(wanted, (text) => withReplaced(text, key, checked, fits))
  }

  private unset(key: string, pattern: string | undefined, isAll: boolean): number {
    const wanted = checkedKey(key)
    const fits = this.matching(pattern)
    const old = this.own(wanted).filter(fits)
    if (old.length === 0) throw new Exit(5)
    if (old.length > 1 && !isAll) {
      this.git.err(`warning: ${key} has multiple values\n`)
      throw new Exit(5)
    }
    return this.change(wanted, (text) =>
      pattern === undefined ? withoutValue(text, key) : withoutMatching(text, key, fits),
    )
  }

  private section(from: string, to: string | undefined): number {
    const text = this.git.machine.files.read(this.place.writes) ?? ''
    if (to !== undefined && !parseKey(`${to}.x`)) throw new Failure(`invalid section name: ${to}`, 2)
    const changed = to === undefined ? withoutSection(text, from) : withSectionRenamed(text, from, to)
    const isThere = withoutSection(text, from) !== text
    if (!isThere) throw new Fatal(`no such section: ${from}`)
    return this.change('section', () => changed)
  }
}

function expressionOf(pattern: string, what: string): RegExp {
  try {
    return toRegExp(pattern, { isExtended: true })
  } catch {
    throw new Failure(`invalid ${what}: ${pattern}`, 6)
  }
}
