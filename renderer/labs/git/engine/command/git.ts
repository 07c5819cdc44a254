/** What a Git command works with: where it runs, for whom, and where its words go. */
import { normalKey, parseConfig } from '../core/config'
import { join, nameOf, resolvePath } from '../core/files'
import type { Machine, Person } from '../core/machine'
import type { LogNote } from '../core/refs'
import type { Repository } from '../core/repository'
import { EditorNeeded, Fatal } from './faults'
import { type Paint, paint } from './paint'

/** The surroundings of a command line. */
export interface Place {
  readonly machine: Machine
  /** An absolute path. */
  readonly cwd: string
  /** `/home/you`; the global settings are in `.gitconfig` there. */
  readonly home: string
  /** Answers of the editor, in order: what the file held when it was closed, or null where it was closed without saving. */
  readonly edits: readonly (string | null)[]
  readonly stdin: string
  /** A terminal gets decorations and progress, a pipe does not. */
  readonly isTty: boolean
  readonly hasColour: boolean
  /** Runs a line in a shell of its own, in a directory, as `sh -c` does; its words go to `now`. The exit code. */
  readonly runLine?: (line: string, cwd: string, now: Running) => number
}

export interface Piece {
  readonly to: 'out' | 'err'
  readonly text: string
}

/** The state of one command line that its commands share. */
export interface Running {
  place: Place
  readonly pieces: Piece[]
  /** How many of the edits were used. */
  edited: number
}

export const running = (place: Place): Running => ({ place, pieces: [], edited: 0 })

/** Takes the arguments after its name and gives the exit code. */
export type Command = (git: Git, args: readonly string[]) => number
export type Commands = Readonly<Record<string, Command>>

export class Git {
  readonly machine: Machine
  readonly cwd: string
  readonly isTty: boolean
  readonly stdin: string
  paint: Paint
  /** `-c name=value`, of this command alone. */
  private readonly overrides: readonly (readonly [string, string])[]
  private readonly running: Running
  private readonly dispatch: Command
  private readonly reflogAction: string | undefined
  private readonly givenAuthor: string | undefined
  private found: Repository | undefined | null = null
  private settings: ReadonlyMap<string, readonly string[]> | undefined

  constructor(
    now: Running,
    dispatch: Command,
    overrides: readonly (readonly [string, string])[] = [],
    cwd = now.place.cwd,
    reflogAction: string | undefined = undefined,
    givenAuthor: string | undefined = undefined,
  ) {
    this.running = now
    this.reflogAction = reflogAction
    this.givenAuthor = givenAuthor
    this.machine = now.place.machine
    this.cwd = cwd
    this.isTty = now.place.isTty
    this.stdin = now.place.stdin
    this.overrides = overrides
    this.dispatch = dispatch
    this.paint = paint(now.place.hasColour)
  }

  out(text: string): void {
    if (text === '') return
    this.machine.files.spend(text.length / 20)
    this.running.pieces.push({ to: 'out', text })
  }

  err(text: string): void {
    if (text !== '') this.running.pieces.push({ to: 'err', text })
  }

  /** The repository that it runs in. */
  get repo(): Repository {
    const repo = this.foundRepo
    if (!repo) throw new Fatal('not a git repository (or any of the parent directories): .git')
    return repo
  }

  get foundRepo(): Repository | undefined {
    if (this.found === null) this.found = this.machine.repositoryAt(this.cwd)
    return this.found
  }

  /** The repository, with a working tree. */
  get workRepo(): Repository & { readonly worktree: string } {
    const { repo } = this
    const isInside = this.cwd === repo.gitDir || this.cwd.startsWith(`${repo.gitDir}/`)
    if (repo.worktree === undefined || isInside) throw new Fatal('this operation must be run in a work tree')
    return repo as Repository & { readonly worktree: string }
  }

  /** The path of the current directory from the top of the working tree, ending in a slash; empty at the top. */
  get prefix(): string {
    const top = this.repo.worktree
    if (top === undefined || this.cwd === top || !this.cwd.startsWith(top === '/' ? '/' : `${top}/`)) return ''
    return `${this.cwd.slice(top === '/' ? 1 : top.length + 1)}/`
  }

  /**
   * The same command's surroundings for another command, such as `fetch` for `pull`: its exit code. With an action the
   * logs name that one, as with GIT_REFLOG_ACTION; an author is whose commits it makes, as with GIT_AUTHOR_NAME and
   * the like.
   */
  run(args: readonly string[], reflogAction = this.reflogAction, author?: string): number {
    return this.dispatch(new Git(this.running, this.dispatch, this.overrides, this.cwd, reflogAction, author), args)
  }

  /** Does it, and gives what it said instead of saying it; of what fails nothing is left. */
  capture<T>(act: () => T): { readonly result: T; readonly out: string; readonly err: string } {
    const { pieces } = this.running
    const from = pieces.length
    const text = (to: Piece['to']) =>
      pieces
        .slice(from)
        .flatMap((piece) => (piece.to === to ? [piece.text] : []))
        .join('')
    try {
      const result = act()
      return { result, out: text('out'), err: text('err') }
    } finally {
      pieces.length = from
    }
  }

  /** What log lines begin with: `merge topic`, `rebase`; or the command that runs this one: `pull --rebase`. */
  action(own: string): string {
    return this.reflogAction ?? own
  }

  /** The same, in another directory: for `-C`, and for `clone`. */
  at(cwd: string, overrides: readonly (readonly [string, string])[] = []): Git {
    return new Git(
      this.running,
      this.dispatch,
      [...this.overrides, ...overrides],
      cwd,
      this.reflogAction,
      this.givenAuthor,
    )
  }

  /** Runs a line of the shell at the top of the working tree, for `bisect run`, `rebase --exec` and aliases: its exit code. */
  shellLine(line: string): number {
    return this.running.place.runLine?.(line, this.foundRepo?.worktree ?? this.cwd, this.running) ?? 127
  }

  /** Opens the editor on a file and gives what it holds afterwards. */
  edit(path: string): string {
    const { edits } = this.running.place
    const text = this.machine.files.read(path) ?? ''
    const answer = edits[this.running.edited]
    if (answer === undefined) throw new EditorNeeded(path, text)
    this.running.edited++
    if (answer !== null) this.machine.files.write(path, answer)
    return answer ?? text
  }

  /* Settings: of the command, then the repository's, then the user's; the last value of a name counts. */
  config(key: string): string | undefined {
    return this.configAll(key).at(-1)
  }
  configAll(key: string): readonly string[] {
    this.settings ??= this.readSettings()
    return this.settings.get(normalKey(key)) ?? []
  }
  configBool(key: string, otherwise: boolean): boolean {
    const value = this.config(key)?.toLowerCase()
    if (value === undefined) return otherwise
    return value === 'true' || value === 'yes' || value === 'on' || (/^-?\d+$/.test(value) && Number(value) !== 0)
  }
  /** To be called when a command has changed the settings and goes on reading them. */
  forgetConfig(): void {
    this.settings = undefined
  }
  get globalConfigPath(): string {
    return join(this.running.place.home, '.gitconfig')
  }
  get home(): string {
    return this.running.place.home
  }
  /** Every key in the order of the settings, as it was read: for `config --list` and aliases. */
  get settingsInOrder(): readonly (readonly [string, string])[] {
    const texts = [this.machine.files.read(this.globalConfigPath) ?? '', this.foundRepo?.readGit('config') ?? '']
    return [
      ...texts.flatMap((text) => parseConfig(text).map(({ key, value }) => [key, value] as const)),
      ...this.overrides.map(([key, value]) => [normalKey(key), value] as const),
    ]
  }
  private readSettings(): ReadonlyMap<string, readonly string[]> {
    const all = new Map<string, string[]>()
    for (const [key, value] of this.settingsInOrder) all.set(key, [...(all.get(key) ?? []), value])
    return all
  }

  /* Who and when */
  get author(): Person {
    const name = this.config('user.name')
    const mail = this.config('user.email')
    if (name === undefined || mail === undefined) throw new Fatal(unknownIdentity(nameOf(this.home)), 128, false)
    return { name, mail }
  }
  /** `Name <mail> seconds zone`, as commits and logs hold it. */
  get ident(): string {
    const { name, mail } = this.author
    return `${name} <${mail}> ${this.machine.now} +0000`
  }
  /** Who is the author of a commit made now: the present user, unless the command that runs this one says who. */
  get authorIdent(): string {
    return this.givenAuthor ?? this.ident
  }
  /** The same for a log line, with the line's text. */
  note(message: string | undefined): LogNote {
    return { who: this.ident, message }
  }

  /** The same, with colours or without. */
  coloured(hasColour: boolean): Git {
    const git = this.at(this.cwd)
    git.paint = paint(hasColour)
    return git
  }

  resolve(path: string): string {
    return resolvePath(this.cwd, path)
  }
}

const unknownIdentity = (user: string) =>
  [
    'Author identity unknown',
    '',
    '*** Please tell me who you are.',
    '',
    'Run',
    '',
    '  git config --global user.email "you@example.com"',
    '  git config --global user.name "Your Name"',
    '',
    "to set your account's default identity.",
    'Omit --global to set the identity only in this repository.',
    '',
    `fatal: unable to auto-detect email address (got '${user}@drydock.(none)')`,
    '',
  ].join('\n')
