/** A small shell around Git: it runs a line over a machine, and takes all of it back where the editor is needed first. */

import { EditorNeeded, Fatal } from '../command/faults'
import { type Piece, type Running, running } from '../command/git'
import { runGit } from '../command/run'
import { resolvePath } from '../core/files'
import { Beyond, deepest, lineWork, tooDeep } from '../core/limits'
import type { Machine } from '../core/machine'
import { expandWord } from './expand'
import { type Line, type Pipeline, parseLine, type Simple } from './parse'
import { programs } from './programs'
import { complain, notFound, parent, textOf } from './saying'

export interface ShellInput {
  readonly line: string
  /** The editor's answers, in order; see `Place.edits`. */
  readonly edits?: readonly (string | null)[]
  readonly isTty?: boolean
  readonly hasColour?: boolean
  /** How much it may do; see `limits`. */
  readonly work?: number
}

export type Ran =
  | {
      readonly kind: 'ran'
      readonly pieces: readonly Piece[]
      readonly code: number
      /** It went beyond what the machine can do: it was said, and nothing else has changed. */
      readonly isTakenBack?: true
    }
  /** Nothing has changed: show the editor with this text, and run the line again with the answer. */
  | { readonly kind: 'editor'; readonly path: string; readonly text: string }

/** What a program of the shell gets. */
export interface Process {
  readonly machine: Machine
  readonly shell: Shell
  readonly args: readonly string[]
  readonly stdin: string
  readonly isTty: boolean
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Opens the editor on a path and gives what the file holds afterwards. */
  readonly edit: (path: string) => string
  readonly resolve: (path: string) => string
}
export type Program = (process: Process) => number

export interface ShellState {
  readonly cwd: string
  readonly last: number
  readonly variables: ReadonlyMap<string, string>
  readonly history: readonly string[]
}

/** A person's place at a machine. */
export class Shell {
  readonly machine: Machine
  readonly home: string
  cwd: string
  /** The exit code of the last pipeline. */
  last = 0
  /** Lines as they were typed, oldest first; whoever runs the shell notes them. */
  history: readonly string[] = []
  readonly variables = new Map<string, string>()
  private depth = 0

  constructor(machine: Machine, home: string, cwd = home) {
    this.machine = machine
    this.home = home
    this.cwd = cwd
  }

  run(input: ShellInput): Ran {
    const { files } = this.machine
    files.spent = 0
    files.allowance = input.work ?? lineWork
    this.depth = 0
    const before = { snapshot: files.snapshot(), state: this.state() }
    const pieces: Piece[] = []
    const now: Running = {
      ...running({
        ...{ machine: this.machine, cwd: this.cwd, home: this.home, stdin: '' },
        ...{ edits: input.edits ?? [], isTty: input.isTty ?? false, hasColour: input.hasColour ?? false },
        runLine: (line, cwd, now) => this.runInside(line, cwd, now),
      }),
      pieces,
    }
    try {
      this.runLine(parseLine(input.line), now)
      return { kind: 'ran', pieces, code: this.last }
    } catch (fault) {
      files.restore(before.snapshot)
      this.restore(before.state)
      if (fault instanceof EditorNeeded) return { kind: 'editor', path: fault.path, text: fault.text }
      const why = fault instanceof Beyond ? fault.message : fault instanceof RangeError ? 'Cannot allocate memory' : ''
      if (why === '') throw fault
      this.last = 1
      const text = `bash: ${why}\nThe line was taken back; nothing has changed.\n`
      return { kind: 'ran', pieces: [{ to: 'err', text }], code: 1, isTakenBack: true }
    } finally {
      files.allowance = Number.POSITIVE_INFINITY
    }
  }

  /** What a line can change of the shell itself. */
  state(): ShellState {
    const { cwd, last, history } = this
    return { cwd, last, variables: new Map(this.variables), history }
  }

  restore({ cwd, last, variables, history }: ShellState): void {
    this.cwd = cwd
    this.last = last
    this.history = history
    this.variables.clear()
    for (const [name, value] of variables) this.variables.set(name, value)
  }

  private runLine(line: Line, now: Running): void {
    if (this.depth > deepest) throw new Beyond(tooDeep)
    this.depth++
    this.runPipelines(line, now)
    this.depth--
  }

  private runPipelines(line: Line, now: Running): void {
    if ('error' in line) {
      now.pieces.push({ to: 'err', text: `bash: ${line.error}\n` })
      this.last = 2
      return
    }
    for (const pipeline of line.pipelines) {
      if (pipeline.when === 'success' && this.last !== 0) continue
      if (pipeline.when === 'failure' && this.last === 0) continue
      this.last = this.runPipeline(pipeline, now)
    }
  }

  private runPipeline({ commands }: Pipeline, now: Running): number {
    let stdin = now.place.stdin
    let code = 0
    commands.forEach((command, at) => {
      const isLast = at === commands.length - 1
      const pieces: Piece[] = []
      const own: Running = {
        place: {
          ...now.place,
          cwd: this.cwd,
          stdin,
          isTty: now.place.isTty && isLast,
          hasColour: now.place.hasColour && isLast,
        },
        ...{ pieces, edited: now.edited },
      }
      code = this.runCommand(command, own)
      now.edited = own.edited
      stdin = isLast ? '' : textOf(pieces, 'out')
      now.pieces.push(...(isLast ? pieces : pieces.filter(({ to }) => to === 'err')))
    })
    return code
  }

  private runCommand({ words, redirects }: Simple, now: Running): number {
    const around = {
      ...{ files: this.machine.files, cwd: this.cwd, home: this.home },
      variable: (name: string) => (name === '?' ? String(this.last) : this.variable(name)),
      output: (line: string) => this.outputOf(line, now),
    }
    const args = words.flatMap((word) => expandWord(word, around))
    const pieces: Piece[] = []
    const own: Running = { place: now.place, pieces, edited: now.edited }
    const targets: { from: string; path: string | undefined; isAppended: boolean; to: 'out' | 'err' | undefined }[] = []
    for (const { from, to, isAppended } of redirects) {
      if (to === 'out' || to === 'err') {
        targets.push({ from, path: undefined, isAppended, to })
        continue
      }
      const shown = expandWord(to, around).join(' ')
      const path = resolvePath(this.cwd, shown)
      if (from === 'in') {
        const text = this.machine.files.read(path)
        if (text === undefined) return complain(now, `${shown}: No such file or directory`)
        own.place = { ...own.place, stdin: text }
      } else {
        if (this.machine.files.isDir(path)) return complain(now, `${shown}: Is a directory`)
        // The shell makes the file before the command runs.
        if (
          !this.machine.files.has(parent(path)) ||
          !this.machine.files.write(path, isAppended ? (this.machine.files.read(path) ?? '') : '')
        )
          return complain(now, `${shown}: No such file or directory`)
        if (from !== 'err') own.place = { ...own.place, isTty: false, hasColour: false }
        targets.push({ from, path, isAppended, to: undefined })
      }
    }
    const code = this.runProgram(args, own)
    now.edited = own.edited
    this.deliver(pieces, targets, now)
    return code
  }

  private deliver(
    pieces: readonly Piece[],
    targets: readonly { from: string; path: string | undefined; isAppended: boolean; to: 'out' | 'err' | undefined }[],
    now: Running,
  ): void {
    for (const piece of pieces) {
      let to: { stream: 'out' | 'err' } | { path: string } = { stream: piece.to }
      for (const target of targets) {
        if (target.from !== 'both' && target.from !== piece.to) continue
        if (target.path !== undefined) to = { path: target.path }
        else if (target.to) {
          const other = targets.find(({ from, path }) => from === target.to && path !== undefined)
          to = other?.path === undefined ? { stream: target.to } : { path: other.path }
        }
      }
      if ('path' in to) this.machine.files.append(to.path, piece.text)
      else now.pieces.push({ to: to.stream, text: piece.text })
    }
  }

  private runProgram(args: readonly string[], now: Running): number {
    const [name, ...rest] = args
    if (name === undefined) return 0
    const assigned = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(name)
    if (assigned?.[1] !== undefined && rest.length === 0) {
      this.variables.set(assigned[1], assigned[2] ?? '')
      return 0
    }
    if (name === 'git') return runGit(now, rest)
    const program = Object.hasOwn(programs, name) ? programs[name] : undefined
    if (!program) {
      now.pieces.push({ to: 'err', text: notFound(name) })
      return 127
    }
    return this.guarded(name, now, () =>
      program({
        ...{ machine: this.machine, shell: this, args: rest, stdin: now.place.stdin, isTty: now.place.isTty },
        out: (text) => {
          this.machine.files.spend(text.length / 20)
          now.pieces.push({ to: 'out', text })
        },
        err: (text) => void now.pieces.push({ to: 'err', text }),
        edit: (path) => {
          const text = this.machine.files.read(path) ?? ''
          const answer = now.place.edits[now.edited]
          if (answer === undefined) throw new EditorNeeded(path, text)
          now.edited++
          if (answer !== null) this.machine.files.write(path, answer)
          return answer ?? text
        },
        resolve: (path) => resolvePath(this.cwd, path),
      }),
    )
  }

  /** What a program's library refuses, such as an expression, is said as the program says its faults. */
  private guarded(name: string, now: Running, run: () => number): number {
    try {
      return run()
    } catch (fault) {
      if (!(fault instanceof Fatal)) throw fault
      now.pieces.push({ to: 'err', text: `${name}: ${fault.message}\n` })
      return 2
    }
  }

  private variable(name: string): string {
    if (name === 'HOME') return this.home
    if (name === 'PWD') return this.cwd
    return this.variables.get(name) ?? ''
  }

  /** Runs a line for a program, which goes on in its own directory and with its own last exit code. */
  private runInside(line: string, cwd: string, now: Running): number {
    const before = { cwd: this.cwd, last: this.last, variables: [...this.variables] }
    this.cwd = cwd
    this.last = 0
    this.runLine(parseLine(line), now)
    const code = this.last
    this.cwd = before.cwd
    this.last = before.last
    this.variables.clear()
    for (const [name, value] of before.variables) this.variables.set(name, value)
    return code
  }

  private outputOf(line: string, now: Running): string {
    const pieces: Piece[] = []
    const own: Running = { place: { ...now.place, isTty: false, hasColour: false }, pieces, edited: now.edited }
    const { cwd } = this
    this.runLine(parseLine(line), own)
    this.cwd = cwd // it ran in a shell of its own
    now.edited = own.edited
    now.pieces.push(...pieces.filter(({ to }) => to === 'err'))
    return textOf(pieces, 'out')
  }
}
