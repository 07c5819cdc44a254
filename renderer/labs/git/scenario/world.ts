/** The world of a level: a machine with its people, built by the level's own lines, and changed by what the learner types. */
import { join } from '../engine/core/files'
import { lineWork } from '../engine/core/limits'
import { Machine } from '../engine/core/machine'
import { type Ran, Shell, type ShellInput } from '../engine/shell/shell'
import { type Level, type PersonId, people, type Step, stepOf } from './level'

/** 2026-01-05 09:00:00 UTC. Every line is a minute later than the one before, unless it says otherwise. */
export const firstSecond = 1_767_603_600

const names: Readonly<Record<PersonId, readonly [string, string]>> = {
  you: ['You', 'you@example.com'],
  kim: ['Kim', 'kim@example.com'],
  ops: ['Night shift', 'ops@example.com'],
}

/** What all of a setup may do, and all of a run; far more than any honest one does. */
const setupWork = lineWork
const runWork = 1_500_000

/** The settings that everyone at the machine has. */
export const settingsOf = (who: PersonId): string => {
  const [name, mail] = names[who]
  return `[user]\n\tname = ${name}\n\temail = ${mail}\n[init]\n\tdefaultBranch = main\n`
}

/** What a world is built from. */
export interface Plan {
  readonly setup: Level['setup']
  readonly events?: Level['events'] | undefined
  readonly marks?: Level['marks'] | undefined
}

export interface Ports {
  readonly isTty: boolean
  readonly hasColour: boolean
}

export class World {
  readonly machine = new Machine(firstSecond)
  readonly level: Plan
  /** What the learner typed, oldest first. */
  lines: readonly string[] = []
  /** The ids of the level's marks. */
  marks: ReadonlyMap<string, string> = new Map()
  private readonly shells: Readonly<Record<PersonId, Shell>>
  private readonly ports: Ports
  private fired: ReadonlySet<number> = new Set()
  /** Work that is left; see `limits`. */
  private left = setupWork

  /** Throws where a line of the setup wants an editor that has no answer, or would take very long: faults of the level. */
  constructor(level: Plan, ports: Ports = { isTty: false, hasColour: false }) {
    this.level = level
    this.ports = ports
    for (const who of people) this.machine.files.write(`/home/${who}/.gitconfig`, settingsOf(who))
    this.machine.files.mkdir('/srv/git')
    const shell = (who: PersonId) => new Shell(this.machine, `/home/${who}`)
    this.shells = { you: shell('you'), kim: shell('kim'), ops: shell('ops') }
    for (const step of level.setup) this.runStep(step)
    this.left = runWork
    this.marks = new Map(Object.entries(level.marks ?? {}).map(([name, rev]) => [name, this.idOf(rev)]))
  }

  get shell(): Shell {
    return this.shells.you
  }

  /** Runs a line of the learner, after what others do before it. Nothing has changed where the editor is needed first. */
  run(step: Step): Ran {
    const { line, edits = [], files = {}, later = 1 } = stepOf(step)
    const before = this.state()
    this.machine.now += later * 60
    this.fire(line)
    for (const [path, text] of Object.entries(files)) this.machine.files.write(join(this.shell.cwd, path), text)
    const ran = this.measured(this.shell, { line, edits, ...this.ports })
    if (ran.kind === 'editor') this.restore(before)
    else {
      this.lines = [...this.lines, line]
      this.shell.history = [...this.shell.history, line]
    }
    return ran
  }

  /** Everything that a line can change; taking it costs next to nothing. */
  state(): WorldState {
    const shells = people.map((who) => this.shells[who].state())
    return {
      files: this.machine.files.snapshot(),
      now: this.machine.now,
      shells,
      lines: this.lines,
      fired: this.fired,
      left: this.left,
    }
  }

  restore(state: WorldState): void {
    this.machine.files.restore(state.files)
    this.machine.now = state.now
    people.forEach((who, at) => {
      const shell = state.shells[at]
      if (shell) this.shells[who].restore(shell)
    })
    this.lines = state.lines
    this.fired = state.fired
    this.left = state.left
  }

  private fire(line: string): void {
    this.level.events?.forEach(({ before, steps }, at) => {
      if (this.fired.has(at) || !isCommand(line, before)) return
      this.fired = new Set([...this.fired, at])
      for (const step of steps) this.runStep(step)
    })
  }

  private runStep(step: Step): void {
    const { line, as = 'you', edits = [], files = {}, later = 1 } = stepOf(step)
    const shell = this.shells[as]
    this.machine.now += later * 60
    for (const [path, text] of Object.entries(files)) this.machine.files.write(join(shell.cwd, path), text)
    const ran = this.measured(shell, { line, edits })
    if (ran.kind === 'editor') throw new Error(`The line ${line} wants the editor for ${ran.path}.`)
    if (ran.isTakenBack) throw new Error(`The line ${line} goes beyond what the lab can do.`)
  }

  private measured(shell: Shell, input: ShellInput): Ran {
    const ran = shell.run({ ...input, work: Math.min(lineWork, this.left) })
    this.left = Math.max(0, this.left - this.machine.files.spent)
    return ran
  }

  private idOf(rev: string): string {
    const ran = this.shell.run({ line: `git rev-parse --verify ${rev}` })
    const text = ran.kind === 'ran' ? ran.pieces.map((piece) => piece.text).join('') : ''
    return text.trim()
  }
}

export interface WorldState {
  readonly files: ReturnType<Machine['files']['snapshot']>
  readonly now: number
  readonly shells: readonly ReturnType<Shell['state']>[]
  readonly lines: readonly string[]
  readonly fired: ReadonlySet<number>
  readonly left: number
}

/** Whether a line runs a Git command, wherever in the line. */
export function isCommand(line: string, command: string): boolean {
  return line.split(/&&|\|\||[;|\n]/).some((part) => {
    const words = part.trim().split(/\s+/)
    return words[0] === 'git' && words.slice(1).find((word) => !word.startsWith('-')) === command
  })
}
