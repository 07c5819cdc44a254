/** Which commit a bisection tests next, and what it says when there is none. */
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import type { Oid } from '../core/objects'
import { ancestryOf, basesOfMany } from '../merge/bases'
import { readPathspec } from '../work/pathspec'
import { bisectMiddle, type Weighed, weighAll } from './bisectMiddle'
import { appendBisectLog, type Known, named, readKnown, type Terms, unquote } from './bisectState'
import { CommitPrinter } from './commitPrinter'
import { belowOf, readDiffer } from './differ'
import { logSpec, readStyle } from './logOptions'
import { type Step, searchedSteps, walkHistory } from './walk'

/** What git's own helper gives; the exit code is its opposite, but 0 for what went well. */
export const outcome = {
  ok: 0,
  failed: -1,
  onlySkipped: -2,
  mergeBase: -3,
  noTestable: -4,
  found: -10,
  baseTested: -11,
}

export const exitOf = (result: number): number =>
  result === outcome.found || result === outcome.baseTested ? 0 : Math.abs(result)

/** Checks out the next commit, if enough is known; else says what is missing. */
export function autoNext(git: Git, terms: Terms): number {
  const known = readKnown(git, terms)
  if (known.bad !== undefined && known.good.length > 0) return next(git, terms)
  const count = known.good.length
  const text =
    known.bad !== undefined
      ? 'waiting for good commit(s), bad commit known'
      : count === 0
        ? 'waiting for both good and bad commits'
        : `waiting for bad commit, ${count} good commit${count === 1 ? '' : 's'} known`
  git.out(`status: ${text}\n`)
  appendBisectLog(git, `# status: ${text}\n`)
  return outcome.ok
}

export function next(git: Git, terms: Terms): number {
  const known = readKnown(git, terms)
  const { bad } = known
  if (bad === undefined) {
    // Before the first word of either nothing is said.
    if (!git.repo.hasGit('BISECT_TERMS')) return outcome.failed
    const [worse, better] =
      terms.bad === 'bad' && terms.good === 'good' ? ['bad|new', 'good|old'] : [terms.bad, terms.good]
    git.err(
      `error: You need to give me at least one ${worse} and ${better} revision.\nYou can use "git bisect ${worse}" and "git bisect ${better}" for that.\n`,
    )
    return outcome.failed
  }
  if (known.good.length === 0) git.err(`warning: bisecting only with a ${terms.bad} commit\n`)
  const checked = checkAncestors(git, terms, known, bad)
  if (checked !== outcome.ok) return checked
  const result = choose(git, terms, known, bad)
  if (result === outcome.found) appendBisectLog(git, `# first ${terms.bad} commit: ${named(git, bad)}\n`)
  if (result === outcome.onlySkipped) {
    appendBisectLog(git, '# only skipped commits left to test\n')
    for (const { oid } of walkHistory(git.repo, { include: [bad], exclude: known.good }))
      appendBisectLog(git, `# possible first ${terms.bad} commit: ${named(git, oid)}\n`)
  }
  return result
}

function candidates(git: Git, known: Known, bad: Oid): readonly Step[] {
  const words = unquote(git.repo.readGit('BISECT_NAMES') ?? '')
  const paths = words[0] === '--' ? words.slice(1) : words
  return searchedSteps(git.repo, {
    include: [bad],
    exclude: known.good,
    firstParent: git.repo.hasGit('BISECT_FIRST_PARENT'),
    ...(paths.length === 0 ? {} : { touches: readPathspec(git, paths).matches }),
  })
}

function choose(git: Git, terms: Terms, known: Known, bad: Oid): number {
  const walked = candidates(git, known, bad)
  const all = walked.filter(({ isIdle }) => !isIdle).length
  const first = known.skipped.length === 0 ? bisectMiddle(walked) : undefined
  const [chosen, tried] = first ? [first, []] : withoutSkipped(sorted(walked), known.skipped, bad)
  if (!chosen) {
    if (tried.length > 0) return onlySkipped(git, terms, tried)
    git.out(`${bad} was both ${terms.good} and ${terms.bad}\n`)
    return outcome.failed
  }
  if (all === 0) {
    git.err('No testable commit found.\nMaybe you started with bad path arguments?\n')
    return outcome.noTestable
  }
  if (chosen.oid === bad) {
    if (tried.length > 0) return onlySkipped(git, terms, tried, bad)
    git.out(`${bad} is the first ${terms.bad} commit\n`)
    showFound(git, bad)
    return outcome.found
  }
  // What is left is counted from the middle, even where that is skipped.
  const left = all - ((first ?? sorted(walked)[0])?.reaches ?? 0) - 1
  const steps = stepsFor(all)
  const roughly = `(roughly ${steps} step${steps === 1 ? '' : 's'})`
  git.out(`Bisecting: ${left} revision${left === 1 ? '' : 's'} left to test after this ${roughly}\n`)
  return checkOut(git, chosen.oid)
}

function onlySkipped(git: Git, terms: Terms, tried: readonly Weighed[], bad?: Oid): number {
  git.out(`There are only 'skip'ped commits left to test.\nThe first ${terms.bad} commit could be any of:\n`)
  for (const { oid } of tried) git.out(`${oid}\n`)
  if (bad !== undefined) git.out(`${bad}\n`)
  git.out('We cannot bisect more!\n')
  return outcome.onlySkipped
}

const distanceOf = ({ reaches, all }: Weighed) => Math.min(reaches, all - reaches)

function sorted(walked: readonly Step[]): readonly Weighed[] {
  return [...weighAll(walked)].sort(
    (one, other) => distanceOf(other) - distanceOf(one) || (one.oid < other.oid ? -1 : 1),
  )
}

/** The best that is not skipped; where the best of all is, one that lies somewhat away from it. */
function withoutSkipped(
  list: readonly Weighed[],
  skipped: readonly Oid[],
  bad: Oid,
): readonly [Weighed | undefined, readonly Weighed[]] {
  const out = new Set(skipped)
  const kept = list.filter(({ oid }) => !out.has(oid))
  const [best] = list
  if (best && !out.has(best.oid)) return [best, []]
  const passed = list.filter(({ oid }) => out.has(oid))
  if (kept.length === 0) return [undefined, passed]
  return [away(kept, bad), passed]
}

const modulo = 32_768

function away(list: readonly Weighed[], bad: Oid): Weighed | undefined {
  const count = list.length
  const random = Math.floor(((Math.imul(count, 1_103_515_245) + 12_345) >>> 0) / 65_536) % modulo
  const at = Math.floor((Math.floor((count * random) / modulo) * Math.trunc(root(random))) / Math.trunc(root(modulo)))
  const chosen = list[at]
  if (!chosen) return list[0]
  return chosen.oid !== bad ? chosen : (list[at - 1] ?? list[0])
}

/** By the steps that git takes, in its single precision. */
function root(value: number): number {
  if (value === 0) return 0
  let x = value
  for (let change = value; change >= 0.5; ) {
    const y = Math.fround(Math.fround(x + Math.fround(value / x)) / 2)
    change = Math.abs(y - x)
    x = y
  }
  return x
}

function stepsFor(all: number): number {
  if (all < 3) return 0
  const power = Math.floor(Math.log2(all))
  const whole = 2 ** power
  return whole < 3 * (all - whole) ? power : power - 1
}

/** A good commit that the bad one does not come from asks for the commits where they part. */
function checkAncestors(git: Git, terms: Terms, { good, skipped }: Known, bad: Oid): number {
  const { repo } = git
  if (good.length === 0 || repo.hasGit('BISECT_ANCESTORS_OK')) return outcome.ok
  if (walkHistory(repo, { include: good, exclude: [bad], max: 1 }).length > 0)
    for (const base of basesOfMany(ancestryOf(repo), bad, good)) {
      if (base === bad) return badBase(git, terms, good, bad)
      if (good.includes(base)) continue
      if (skipped.includes(base)) {
        git.err(
          `warning: the merge base between ${bad} and [${good.join(' ')}] must be skipped.\nSo we cannot be sure the first ${terms.bad} commit is between ${base} and ${bad}.\nWe continue anyway.\n`,
        )
        continue
      }
      git.out('Bisecting: a merge base must be tested\n')
      return checkOut(git, base) === outcome.ok ? outcome.baseTested : outcome.failed
    }
  repo.writeGit('BISECT_ANCESTORS_OK', '')
  return outcome.ok
}

function badBase(git: Git, { bad, good }: Terms, goods: readonly Oid[], oid: Oid): number {
  if (git.repo.readGit('BISECT_EXPECTED_REV')?.trim() === oid) {
    const list = goods.join(' ')
    const what =
      bad === 'bad' && good === 'good'
        ? `This means the bug has been fixed between ${oid} and [${list}].`
        : bad === 'new' && good === 'old'
          ? `The property has changed between ${oid} and [${list}].`
          : `This means the first '${good}' commit is between ${oid} and [${list}].`
    git.err(`The merge base ${oid} is ${bad}.\n${what}\n`)
    return outcome.mergeBase
  }
  git.err(
    `Some ${good} revs are not ancestors of the ${bad} rev.\ngit bisect cannot work properly in this case.\nMaybe you mistook ${good} and ${bad} revs?\n`,
  )
  return outcome.failed
}

export function checkOut(git: Git, oid: Oid): number {
  git.repo.writeGit('BISECT_EXPECTED_REV', `${oid}\n`)
  if (git.repo.hasGit('BISECT_HEAD')) git.repo.writeGit('BISECT_HEAD', `${oid}\n`)
  else if (git.run(['checkout', '-q', oid, '--']) !== 0) return outcome.failed
  git.out(`${named(git, oid)}\n`)
  return outcome.ok
}

function showFound(git: Git, oid: Oid): void {
  const options = parseOptions(
    ['--pretty=medium', '--stat', '--summary', '--cc', '--no-renames', '--no-decorate'],
    logSpec,
  )
  const printer = new CommitPrinter(git, readStyle(git, options, undefined, options.on('null') ? '\0' : '\n'))
  // A commit without changes is not shown at all.
  const differ = { ...readDiffer(git, options, { paths: [] }), hides: true }
  for (const walked of walkHistory(git.repo, { include: [oid], noWalk: 'unsorted' })) {
    const { commit } = walked
    const shown = { oid, commit, parents: commit.parents, mark: '' }
    for (const below of commit.parents.length === 0 ? [] : belowOf(differ, walked, 0))
      printer.print({ ...shown, ...below })
  }
}
