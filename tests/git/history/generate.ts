/** Writes a history: a script whose steps follow from what the repository looked like when each was chosen. */
import { layOut, Machine } from '../../../renderer/labs/git/engine/core/machine'
import { Shell } from '../../../renderer/labs/git/engine/shell/shell'
import { unanswered } from '../ours'
import { globalConfig, minute, type Step, start } from '../script'
import type { Choice, Make } from './choice'
import { branching, committing, edits, staging } from './commands'
import { ending, forks } from './forks'
import { looking } from './looking'
import { moving } from './moving'
import { Random } from './random'
import { remotes } from './remotes'
import { Seen } from './seen'
import { settings } from './settings'
import { bisecting, going, resolving } from './underway'

export interface History {
  readonly seed: number
  readonly steps: readonly Step[]
  readonly repositories: readonly string[]
}

const longest = 60

/** Between 5 and 60 commands, in a repository of its own, one in four with a remote and a second clone. */
export function generate(seed: number): History {
  const random = new Random(seed)
  const hasRemote = random.chance(0.25)
  const length = 5 + random.below(longest - 4)
  const machine = new Machine(start)
  machine.files.mkdir('/home/you/app')
  machine.files.write('/home/you/.gitconfig', globalConfig)
  layOut(machine.files, '/home/you/app/.git', false, 'main')
  const shell = new Shell(machine, '/home/you', '/home/you/app')
  const seen = new Seen(random, machine)
  const steps: Step[] = []
  const take = (given: string | Step) => {
    const step = typeof given === 'string' ? { line: given } : given
    machine.now += minute
    for (const [path, text] of Object.entries(step.write ?? {})) machine.files.write(`/home/you/app/${path}`, text)
    const filled = withTodo(step, shell, random)
    steps.push(filled)
    runSafely(shell, filled)
  }
  const opening = [
    'git init --bare -q ../hub.git && git remote add origin ../hub.git',
    'echo one > shared.txt && git add . && git commit -q -m shared && git push -q -u origin main',
    // Git would note where the directory of the test lies, and its merges would speak of it in their messages.
    'git clone -q ../hub.git ../other && git -C ../other remote set-url origin ../hub.git',
  ]
  if (hasRemote) for (const line of opening) take(line)
  const next: Make[] = []
  const takeNext = () => {
    const made = (next.shift() ?? choose(seen, hasRemote))(seen)
    if (isSeveral(made)) next.unshift(...made)
    else take(made)
  }
  while (steps.length < length) takeNext()
  if (seed % 4 === 1 && length <= longest - ending.length - 1)
    for (next.splice(0, next.length, ...ending); next.length > 0; ) takeNext()
  return { seed, steps, repositories: hasRemote ? ['app', 'hub.git', 'other'] : ['app'] }
}

const isSeveral = (made: ReturnType<Make>): made is readonly Make[] => Array.isArray(made)

function choose(seen: Seen, hasRemote: boolean): Make {
  const { random } = seen
  const pick = (choices: readonly Choice[]) => random.weighted(choices)
  if (seen.conflicts.length > 0 && random.chance(0.7)) return pick(resolving)
  const { underway } = seen
  if (underway && random.chance(0.7)) return pick(going[underway])
  if (!seen.isBorn && random.chance(0.8)) return pick(random.chance(0.6) ? edits : committing)
  return pick(
    random.weighted<readonly Choice[]>([
      [22, edits],
      [8, staging],
      [22, committing],
      [13, branching],
      [16, moving],
      [14, looking],
      [0.7, bisecting],
      [1.2, settings],
      [seen.isBorn ? 1.5 : 0, forks],
      [hasRemote ? 18 : 0, remotes],
    ]),
  )
}

/** A list for `rebase -i` is made from the one that the editor is shown: some verbs changed, some lines moved. */
function withTodo(step: Step, shell: Shell, random: Random): Step {
  if (!step.edits?.[0]?.startsWith('TODO:')) return step
  const before = shell.machine.files.snapshot()
  const state = shell.state()
  const asked = askedFor(shell, step.line)
  shell.machine.files.restore(before)
  shell.restore(state)
  if (asked?.kind !== 'editor') return { line: step.line }
  const rows = asked.text.split('\n').filter((row) => /^[a-z]+ /.test(row))
  const todo = rows.map((row, at) => {
    const verb = random.weighted([
      [5, 'pick'],
      [1.2, at > 0 ? 'fixup' : 'pick'],
      [1, at > 0 ? 'squash' : 'reword'],
      [1, 'reword'],
      [1, 'edit'],
      [0.8, 'drop'],
    ])
    return row.replace(/^pick/, verb)
  })
  if (random.chance(0.3) && todo.length > 1) todo.splice(random.below(todo.length), 0, ...todo.splice(0, 1))
  if (random.chance(0.15)) todo.push(random.of(['exec true', 'exec false', 'break']))
  const words = Array.from({ length: 6 }, () => (random.chance(0.5) ? null : `said again ${random.below(100)}\n`))
  return { line: step.line, edits: [`${todo.join('\n')}\n`, ...words] }
}

function askedFor(shell: Shell, line: string) {
  try {
    return shell.run({ line })
  } catch {
    return undefined // as below
  }
}

/** The generator goes on where the engine does not; the comparison finds it. */
function runSafely(shell: Shell, step: Step) {
  try {
    return shell.run({ line: step.line, edits: [...(step.edits ?? []), ...unanswered] })
  } catch {
    return undefined // seen again, and reported, when the history is compared
  }
}
