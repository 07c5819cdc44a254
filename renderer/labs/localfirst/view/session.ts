/** A run of a scenario: the world, the list of what was done, and the goals that are met. */
import type { Session } from '../../lab'
import { longestRun } from '../../lab'
import type { Action, Edit, Refusal, ReplicaId, State } from '../engine/types'
import { createWorld } from '../engine/world'
import { longestPut } from '../scenario/savedActions'
import { type Scenario, seed } from '../scenario/scenario'
import { textEdit } from './textEdit'

/** Typing that goes on: the field shows it, and the replica hears of it as one edit when it rests. */
export interface Typing {
  readonly replica: ReplicaId
  /** What the field holds. */
  readonly text: string
  readonly edit: Extract<Edit, { item: 'text' }>
}

export interface LocalFirstSession extends Omit<Session, 'draw' | 'scenario'> {
  readonly scenario: string
  readonly config: Scenario['config']
  readonly state: () => State
  /** Takes the action, or says why not; full runs take none. Typing rests before it. */
  readonly act: (action: Action) => Refusal | 'full' | undefined
  /** The field of a replica holds this text now. What is typed in one place in one go is one edit. */
  readonly type: (replica: ReplicaId, text: string) => void
  readonly typing: () => Typing | undefined
  /** Makes an edit of what was typed. */
  readonly rest: () => void
}

export function openLocalFirstSession({ id, config, goals }: Scenario, saved: readonly Action[]): LocalFirstSession {
  const world = createWorld(config, seed)
  const listeners = new Set<() => void>()
  const stayed = new Set<string>()
  let actions: readonly Action[] = []
  let typing: Typing | undefined
  /** With the typing that goes on, so that it is kept too. */
  let all: readonly Action[] | undefined
  const take = (action: Action) => {
    const refusal = world.act(action)
    actions = [...actions, action]
    for (const goal of goals) if (goal.stays && goal.holds(world.state())) stayed.add(goal.id)
    return refusal
  }
  const tell = () => {
    all = undefined
    for (const changed of listeners) changed()
  }
  const finishTyping = () => {
    if (typing) take(editOf(typing))
    typing = undefined
  }
  const textOf = (replica: ReplicaId) => world.state().replicas.find((one) => one.id === replica)?.contents.text ?? ''
  for (const action of saved) take(action)
  return {
    scenario: id,
    config,
    state: world.state,
    act: (action) => {
      finishTyping()
      const refusal = actions.length >= longestRun ? 'full' : take(action)
      tell()
      return refusal
    },
    type: (replica, text) => {
      const own = typing?.replica === replica ? typing : undefined
      const change = textEdit(own?.text ?? textOf(replica), text)
      if (!change) return
      if (typing && !(own && goesOn(own, change, text, textOf(replica)))) finishTyping()
      const before = textOf(replica)
      // What came in while other typing became an edit stays.
      const next = typing ? text : edited(before, change)
      if (actions.length < longestRun) typing = typed(replica, before, next)
      tell()
    },
    typing: () => typing,
    rest: () => {
      if (!typing) return
      finishTyping()
      tell()
    },
    met: () => new Set(goals.filter((goal) => stayed.has(goal.id) || goal.holds(world.state())).map((goal) => goal.id)),
    actions: () => {
      all ??= typing ? [...actions, editOf(typing)] : actions
      return all
    },
    subscribe: (changed) => {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }
}

const editOf = ({ replica, edit }: Typing): Action => ({ do: 'edit', replica, edit })

type TextEdit = Typing['edit']

const edited = (text: string, { at, cut, put }: TextEdit) => text.slice(0, at) + put + text.slice(at + cut)

/** Whether a change touches what was typed; elsewhere it is another edit. */
function goesOn({ edit }: Typing, change: TextEdit, next: string, before: string): boolean {
  if (change.at > edit.at + edit.put.length || change.at + change.cut < edit.at) return false
  return (textEdit(before, next)?.put.length ?? 0) <= longestPut
}

/** A paste that is too long is cut, and the field shows what is left of it. */
function typed(replica: ReplicaId, before: string, text: string): Typing | undefined {
  const whole = textEdit(before, text)
  if (!whole) return undefined
  const edit = { ...whole, put: whole.put.slice(0, longestPut).toWellFormed() }
  return { replica, edit, text: edited(before, edit) }
}
