/** `git bisect run`: a command of the shell says what each commit is. */
import { Failure } from '../command/faults'
import type { Git } from '../command/git'
import { readRef } from '../core/refs'
import { checkOut, exitOf, outcome } from './bisectNext'
import { quote, readKnown, termsOf } from './bisectState'

/** `judge` takes the word for the present commit and goes on. */
export function run(
  git: Git,
  args: readonly string[],
  judge: (git: Git, word: string, words: readonly string[]) => number,
): number {
  if (args.length === 0) throw new Failure('bisect run failed: no command provided.')
  const terms = termsOf(git)
  const known = readKnown(git, terms)
  if (known.bad === undefined || known.good.length === 0) return 1
  const words = args.map(quote).join(' ')
  const tryOut = () => {
    git.out(`running  ${words}\n`)
    return git.shellLine(args.map(shellWord).join(' '))
  }
  for (let isFirst = true; ; isFirst = false) {
    const code = tryOut()
    // A command that cannot be run at all would make every commit bad.
    if (isFirst && (code === 126 || code === 127)) {
      const here = readRef(git.repo, 'HEAD') ?? ''
      checkOut(git, known.good[0] ?? '')
      const again = tryOut()
      checkOut(git, here)
      if (again === code) throw new Failure(`bogus exit code ${code} for good revision`)
    }
    if (code < 0 || code >= 128)
      throw new Failure(`bisect run failed: exit code ${code} from ' ${words}' is < 0 or >= 128`, exitOf(-1))
    const word = code === 125 ? 'skip' : code === 0 ? terms.good : terms.bad
    const { result, out, err } = git.capture(() => judge(git, word, []))
    git.repo.writeGit('BISECT_RUN', out)
    git.err(err)
    git.out(out)
    if (result === outcome.onlySkipped) {
      git.err('error: bisect run cannot continue any more\n')
      return exitOf(result)
    }
    if (result === outcome.baseTested) {
      git.out('bisect run success\n')
      return 0
    }
    if (result === outcome.found) {
      git.out('bisect found first bad commit')
      return 0
    }
    if (result !== outcome.ok) {
      git.err(
        `error: bisect run failed: 'git bisect--helper --bisect-state ${word}' exited with error code ${result}\n`,
      )
      return exitOf(result)
    }
  }
}

const shellWord = (word: string) => (/^[\w./=-]+$/.test(word) ? word : quote(word))
