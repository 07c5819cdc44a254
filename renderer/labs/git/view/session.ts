/** A run of a level: the world, what was done in it, and the way back and forth through it. */

import { longestRun, type Session } from '../../lab'
import type { Piece } from '../engine/command/git'
import { holds } from '../scenario/check'
import type { Level } from '../scenario/level'
import { type Action, longestEdit, longestLine, mostEdits } from '../scenario/savedActions'
import { World, type WorldState } from '../scenario/world'

/** A line and what came of it. */
export interface Entry {
  readonly line: string
  /** Where it was typed: `~/shop`. */
  readonly prompt: string
  readonly pieces: readonly Piece[]
  readonly code: number
}

/** The editor is open: for a commit message, a list of a rebase, or a file. */
export interface Editing {
  readonly line: string
  readonly path: string
  readonly text: string
  /** How many times the line has opened it before. */
  readonly count: number
}

export interface Snapshot {
  /** Lines up to where the run stands; what was taken back is not among them. */
  readonly entries: readonly Entry[]
  readonly editing: Editing | undefined
  /** Lines that were taken back and can be run again. */
  readonly ahead: number
  readonly prompt: string
}

export interface GitSession extends Omit<Session, 'draw' | 'actions'> {
  /** Lines that were taken back are not among them. */
  readonly actions: () => readonly Action[]
  readonly level: Level | undefined
  readonly world: World
  /** The same until something was done. */
  readonly now: () => Snapshot
  /** Runs a line. False where the run takes no more, or the editor is open. */
  readonly run: (line: string) => boolean
  /** Closes the editor: with a text to be kept, or with null for nothing saved. */
  readonly finishEditing: (text: string | null) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Goes to the state after so many lines. */
  readonly goTo: (count: number) => void
}

interface Done {
  readonly action: Extract<Action, { do: 'run' }>
  readonly entry: Entry
  readonly after: WorldState
  /** Goals that stay, as far as here. */
  readonly stayed: ReadonlySet<string>
}

const emptyPlan = { setup: [] }

/** `level` undefined is the sandbox with nothing in it. */
export function openGitSession(scenario: string, level: Level | undefined, saved: readonly Action[]): GitSession {
  return new Run(scenario, level, saved)
}

class Run implements GitSession {
  readonly scenario: string
  readonly level: Level | undefined
  readonly world: World
  private readonly begun: WorldState
  private readonly isImported: boolean
  private done: readonly Done[] = []
  private at = 0
  private pending:
    | { readonly line: string; readonly edits: readonly (string | null)[]; readonly editing: Editing }
    | undefined
  private shown: Snapshot | undefined
  private listed: readonly Action[] | undefined
  private readonly listeners = new Set<() => void>()

  constructor(scenario: string, level: Level | undefined, saved: readonly Action[]) {
    const first = saved[0]
    this.scenario = scenario
    this.isImported = first?.do === 'level'
    this.level = first?.do === 'level' ? first.level : level
    this.world = new World(this.level ?? emptyPlan, { isTty: true, hasColour: true })
    this.begun = this.world.state()
    for (const action of saved) if (action.do === 'run') this.take(action.line, action.edits ?? [])
    this.pending = undefined // an editor that was open is not part of a run
  }

  readonly now = (): Snapshot => {
    this.shown ??= {
      entries: this.done.slice(0, this.at).map(({ entry }) => entry),
      editing: this.pending?.editing,
      ahead: this.done.length - this.at,
      prompt: this.prompt(),
    }
    return this.shown
  }

  readonly run = (line: string): boolean => {
    if (this.pending || this.at >= longestRun) return false
    this.take(line, [])
    this.tell()
    return true
  }

  readonly finishEditing = (text: string | null): void => {
    if (!this.pending) return
    const { line, edits } = this.pending
    this.pending = undefined
    this.take(line, [...edits, text])
    this.tell()
  }

  readonly undo = (): void => this.goTo(this.at - 1)
  readonly redo = (): void => this.goTo(this.at + 1)

  readonly goTo = (count: number): void => {
    this.at = Math.max(0, Math.min(count, this.done.length))
    this.pending = undefined
    this.world.restore(this.done[this.at - 1]?.after ?? this.begun)
    this.tell()
  }

  readonly met = (): ReadonlySet<string> => {
    const stayed = this.done[this.at - 1]?.stayed ?? new Set()
    return new Set(this.level?.goals.flatMap(({ id, check }) => (stayed.has(id) || this.holds(check) ? [id] : [])))
  }

  readonly actions = (): readonly Action[] => {
    const start: readonly Action[] = this.isImported && this.level ? [{ do: 'level', level: this.level }] : []
    this.listed ??= [...start, ...this.done.slice(0, this.at).map(({ action }) => action)]
    return this.listed
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed)
    return () => void this.listeners.delete(changed)
  }

  private tell(): void {
    this.shown = undefined
    this.listed = undefined
    for (const changed of this.listeners) changed()
  }

  private prompt(): string {
    const { cwd, home } = this.world.shell
    return cwd === home || cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd
  }

  private holds(check: Level['goals'][number]['check']): boolean {
    const { machine, shell, lines, marks } = this.world
    return holds(check, { machine, cwd: shell.cwd, home: shell.home, lines, marks })
  }

  private take(line: string, edits: readonly (string | null)[]): void {
    const prompt = this.prompt()
    const before = this.world.state()
    let pieces: readonly Piece[]
    let code: number
    const { kept, why } = asKept(line, edits)
    try {
      if (why !== undefined) throw new Error(why)
      const ran = this.world.run({ line, edits: [...edits] })
      if (ran.kind === 'editor') {
        this.pending = { line, edits, editing: { line, path: ran.path, text: ran.text, count: edits.length } }
        return
      }
      pieces = ran.pieces
      code = ran.code
    } catch (fault) {
      // A fault of the lab's own: nothing has changed, and the learner is told.
      this.world.restore(before)
      pieces = [
        { to: 'err', text: `lab: this line could not be run: ${fault instanceof Error ? fault.message : 'unknown'}\n` },
      ]
      code = 70
    }
    const stayed = new Set(this.done[this.at - 1]?.stayed)
    for (const { id, check, stays } of this.level?.goals ?? []) if (stays && this.holds(check)) stayed.add(id)
    this.done = [
      ...this.done.slice(0, this.at),
      { action: kept, entry: { line: kept.line, prompt, pieces, code }, after: this.world.state(), stayed },
    ]
    this.at = this.done.length
  }
}

/** What is too long for a saved run is cut there, and at the bound it is refused: so it ends the same way in both. */
function asKept(line: string, edits: readonly (string | null)[]): { kept: Done['action']; why?: string } {
  const cut = edits.slice(0, mostEdits).map((text) => (text === null ? null : text.slice(0, longestEdit)))
  const kept = { do: 'run' as const, line: line.slice(0, longestLine), ...(cut.length > 0 ? { edits: cut } : {}) }
  if (line.length >= longestLine) return { kept, why: `a line has less than ${longestLine} characters` }
  if (edits.some((text) => text !== null && text.length >= longestEdit))
    return { kept, why: `the editor takes less than ${longestEdit} characters` }
  return edits.length >= mostEdits ? { kept, why: `one line opens the editor less than ${mostEdits} times` } : { kept }
}
