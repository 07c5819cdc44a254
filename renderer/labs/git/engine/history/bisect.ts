/** git bisect */
import { EditorNeeded, Exit, Failure, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { readRef, readSymbolic } from '../core/refs'
import { attempt } from '../sequence/say'
import { readRevisions } from './arguments'
import { autoNext, exitOf, next, outcome } from './bisectNext'
import { run } from './bisectRun'
import {
  appendBisectLog,
  cleanState,
  quote,
  readTerms,
  type Terms,
  termsOf,
  unquote,
  usualTerms,
  writeState,
  writeTerms,
} from './bisectState'
import { findCommit } from './revision'
import { walkCommits } from './walk'

const usage = 'usage: git bisect [help|start|bad|good|new|old|terms|skip|next|reset|visualize|view|replay|log|run]\n'

export function bisect(git: Git, args: readonly string[]): number {
  const [name, ...rest] = args
  if (name === undefined) {
    git.err(usage)
    return 1
  }
  if (git.repo.worktree === undefined) throw new Fatal('this operation must be run in a work tree')
  if (name === 'start') return exitOf(start(git, rest))
  if (name === 'reset') return reset(git, rest)
  if (name === 'log') return log(git)
  if (name === 'terms') return terms(git, rest)
  if (name === 'replay') return exitOf(replay(git, rest))
  if (name === 'run') return run(git, rest, state)
  if (name === 'skip') return exitOf(skip(git, rest))
  if (name === 'next') {
    mustHaveStarted(git)
    return exitOf(next(git, termsOf(git)))
  }
  return exitOf(state(git, name, rest))
}

export function mustHaveStarted(git: Git): void {
  if (git.repo.hasGit('BISECT_START')) return
  git.err('You need to start by "git bisect start"\n\n')
  throw new Exit(1)
}

interface Start {
  readonly terms: Terms
  readonly hasTerms: boolean
  readonly revisions: readonly Oid[]
  /** With the `--` before them, where there was one. */
  readonly paths: readonly string[]
  readonly firstParent: boolean
  readonly noCheckout: boolean
}

function readStart(git: Git, args: readonly string[]): Start {
  const revisions: Oid[] = []
  let named: Terms = usualTerms
  let [hasTerms, firstParent, noCheckout] = [false, false, false]
  const dashes = args.indexOf('--')
  let at = 0
  for (; at < args.length; at++) {
    const arg = args[at] ?? ''
    const term = /^--term-(good|old|bad|new)(?:=(.*))?$/.exec(arg)
    if (arg === '--') break
    if (arg === '--no-checkout') noCheckout = true
    else if (arg === '--first-parent') firstParent = true
    else if (term) {
      const word = term[2] ?? args[++at] ?? ''
      named = term[1] === 'good' || term[1] === 'old' ? { ...named, good: word } : { ...named, bad: word }
      hasTerms = true
    } else if (arg.startsWith('--')) throw new Failure(`unrecognized option: '${arg}'`)
    else {
      // Git asks for the commit with `^{commit}` behind it, which a search for words takes for words.
      const oid = arg.startsWith(':/') ? undefined : findCommit(git, arg)
      if (oid === undefined && dashes >= 0) throw new Fatal(`'${arg}' does not appear to be a valid revision`)
      if (oid === undefined) break
      revisions.push(oid)
    }
  }
  // Git takes a single word, which may be a revision that is not there, for no path at all.
  const paths = at < args.length - 1 ? args.slice(at) : []
  return { terms: named, hasTerms, revisions, paths, firstParent, noCheckout }
}

function start(git: Git, args: readonly string[]): number {
  const { repo } = git
  const wanted = readStart(git, args)
  const head = readSymbolic(repo)
  const here = head?.replace(/^refs\/heads\//, '') ?? readRef(repo, 'HEAD')
  const before = repo.readGit('BISECT_START')?.trim()
  if (!before && readRef(repo, 'HEAD') === undefined) throw new Failure('bad HEAD - strange symbolic ref')
  if (before && !wanted.noCheckout && attempt(git, () => git.run(['checkout', before, '--'])) !== 0)
    throw new Failure(`checking out '${before}' failed. Try 'git bisect start <valid-branch>'.`)
  cleanState(git)
  repo.writeGit('BISECT_START', `${before || here}\n`)
  if (wanted.firstParent) repo.writeGit('BISECT_FIRST_PARENT', '\n')
  if (wanted.noCheckout) repo.writeGit('BISECT_HEAD', `${readRef(repo, 'HEAD')}\n`)
  repo.writeGit('BISECT_NAMES', `${wanted.paths.map((path) => ` ${quote(path)}`).join('')}\n`)
  const { terms } = wanted
  wanted.revisions.forEach((oid, at) => {
    writeState(git, terms, at === 0 ? terms.bad : terms.good, oid, false)
  })
  // Wrong terms are only seen here, and what was written stays.
  checkTerms(terms)
  if (wanted.hasTerms || wanted.revisions.length > 0) writeTerms(git, terms)
  appendBisectLog(git, `git bisect start${args.map((arg) => ` ${quote(arg)}`).join('')}\n`)
  // What cannot begin leaves nothing behind.
  try {
    const result = autoNext(git, terms)
    if (result === outcome.failed || result === outcome.noTestable) cleanState(git)
    return result
  } catch (fault) {
    if (!(fault instanceof EditorNeeded)) cleanState(git)
    throw fault
  }
}

const taken = ['help', 'start', 'skip', 'next', 'reset', 'visualize', 'view', 'replay', 'log', 'run', 'terms']

function checkTerms({ bad, good }: Terms): void {
  if (bad === good) throw new Failure('please use two different terms')
  for (const term of [bad, good]) {
    if (taken.includes(term)) throw new Failure(`can't use the builtin command '${term}' as a term`)
    if (!/^[^\s~^:?*[\\]+$/.test(term)) throw new Failure(`'${term}' is not a valid term`)
  }
  if (['good', 'old'].includes(bad) || ['bad', 'new'].includes(good))
    throw new Failure(`can't change the meaning of the term '${['good', 'old'].includes(bad) ? bad : good}'`)
}

/** The terms in which a bisection speaks from its first word on. */
function settleTerms(git: Git, word: string): Terms | undefined {
  const known = readTerms(git)
  if (known) {
    if (word === 'skip' || word === known.bad || word === known.good) return known
    if (!['bad', 'good', 'new', 'old'].includes(word)) return undefined
    throw new Failure(`Invalid command: you're currently in a ${known.bad}/${known.good} bisect`)
  }
  const fresh: Terms | undefined =
    word === 'bad' || word === 'good'
      ? usualTerms
      : word === 'new' || word === 'old'
        ? { bad: 'new', good: 'old' }
        : undefined
  if (fresh) writeTerms(git, fresh)
  return fresh ?? (word === 'skip' ? usualTerms : undefined)
}

export function state(git: Git, word: string, words: readonly string[]): number {
  const isWord =
    ['bad', 'good', 'new', 'old', 'skip'].includes(word) || [termsOf(git).bad, termsOf(git).good].includes(word)
  if (!isWord) {
    git.err(usage)
    throw new Exit(1)
  }
  mustHaveStarted(git)
  const terms = settleTerms(git, word) ?? usualTerms
  if (words.length > 1 && word === terms.bad) throw new Failure(`'git bisect ${terms.bad}' can take only one argument.`)
  const { repo } = git
  const here = repo.hasGit('BISECT_HEAD') ? 'BISECT_HEAD' : 'HEAD'
  const oids = (words.length === 0 ? [here] : words).map((text) => {
    const oid = findCommit(git, text)
    if (oid === undefined) throw new Failure(`Bad rev input: ${text}`)
    return oid
  })
  const expected = repo.readGit('BISECT_EXPECTED_REV')?.trim()
  for (const oid of oids) {
    writeState(git, terms, word, oid)
    if (expected === undefined || expected === oid) continue
    repo.removeGit('BISECT_ANCESTORS_OK')
    repo.removeGit('BISECT_EXPECTED_REV')
  }
  return autoNext(git, terms)
}

function skip(git: Git, words: readonly string[]): number {
  const all = words.flatMap((text) => {
    if (!text.includes('..')) return [text]
    const { tips } = readRevisions(git, [text], { beforeDashes: 1 })
    const include = tips.flatMap(({ oid, isExcluded }) => (isExcluded ? [] : [oid]))
    return walkCommits(git.repo, {
      tips,
      include,
      exclude: tips.flatMap(({ oid, isExcluded }) => (isExcluded ? [oid] : [])),
    })
  })
  return state(git, 'skip', all)
}

function reset(git: Git, args: readonly string[]): number {
  const { repo } = git
  const [to] = args
  const begun = repo.readGit('BISECT_START')?.trim()
  if (to === undefined && !begun) {
    git.out('We are not bisecting.\n')
    return 0
  }
  if (to !== undefined && findCommit(git, to) === undefined) throw new Failure(`'${to}' is not a valid commit`)
  const target = to ?? begun ?? ''
  if (!repo.hasGit('BISECT_HEAD') && attempt(git, () => git.run(['checkout', target, '--'])) !== 0)
    throw new Failure(`could not check out original HEAD '${target}'. Try 'git bisect reset <commit>'.`)
  cleanState(git)
  return 0
}

function log(git: Git): number {
  const text = git.repo.readGit('BISECT_LOG')
  if (!text) throw new Failure('We are not bisecting.')
  git.out(text)
  return 0
}

function terms(git: Git, args: readonly string[]): number {
  const known = readTerms(git)
  if (!known) throw new Failure('no terms defined')
  const [option] = args
  if (option === undefined)
    git.out(`Your current terms are ${known.good} for the old state\nand ${known.bad} for the new state.\n`)
  else if (option === '--term-good' || option === '--term-old') git.out(`${known.good}\n`)
  else if (option === '--term-bad' || option === '--term-new') git.out(`${known.bad}\n`)
  else
    throw new Failure(
      `invalid argument ${option} for 'git bisect terms'.\nSupported options are: --term-good|--term-old and --term-bad|--term-new.`,
    )
  return 0
}

function replay(git: Git, args: readonly string[]): number {
  const [path] = args
  if (path === undefined) throw new Failure('no logfile given')
  const text = git.machine.files.read(git.resolve(path))
  if (!text) throw new Failure(`cannot read file '${path}' for replaying`)
  reset(git, [])
  // The log of the bisection that ends here is gone by now.
  if (!git.machine.files.has(git.resolve(path))) return outcome.failed
  for (const line of text.split('\n')) {
    const parts = /^(?:git bisect|git-bisect) (\S+)\s*(.*)$/.exec(line.trim())
    if (!parts) continue
    const [, word = '', rest = ''] = parts
    if (word === 'start') {
      const result = start(git, unquote(rest))
      if (result !== outcome.ok && result !== outcome.baseTested) return result
    } else if (word === 'terms') terms(git, unquote(rest))
    else {
      const known = settleTerms(git, word) ?? usualTerms
      for (const name of unquote(rest)) {
        const oid = findCommit(git, name)
        if (oid === undefined) throw new Failure(`couldn't get the oid of the rev '${name}'`)
        writeState(git, known, word, oid)
      }
    }
  }
  return autoNext(git, termsOf(git))
}
