/** A session with its keeping: the learner's own run is saved as it grows; a solution or a stranger's run is only looked at. */
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Lab, Session, Step } from '../../labs/lab'
import { labKey } from '../../study/labs/labBook'
import { handedOver, taken } from './handedOver'
import { type LabsWorld, useLabs } from './labsWorld'

export type Guest = 'solution' | 'shared'

interface Shown {
  readonly session: Session
  readonly guest: Guest | undefined
  /** The kept run could not be gone on with. */
  readonly isBroken: boolean
}

export interface Run extends Shown {
  readonly met: ReadonlySet<string>
  readonly steps: number
  readonly isTooLarge: boolean
  /** Not where the session has a button of its own. */
  readonly undo: (() => void) | undefined
  readonly reset: () => void
  readonly showSolution: () => void
  readonly backToMine: () => void
  readonly adopt: () => void
  /** Takes a run that was opened from a file. */
  readonly takeHandedOver: () => void
}

const saveAfterMs = 400

export function useRun(lab: Lab, id: string): Run {
  const world = useLabs()
  const key = labKey(lab.id, id)
  const [shown, setShown] = useState<Shown>(() => first(lab, id, world))
  useEffect(taken, [])
  const { session, guest } = shown
  const actions = useSyncExternalStore(session.subscribe, session.actions)
  const met = useMemo(() => (actions ? session.met() : new Set<string>()), [session, actions])
  const [isTooLarge, setTooLarge] = useState(false)
  const save = useCallback(
    (one: Session) => {
      const goals = lab.scenarios.find((entry) => entry.id === id)?.goals.length ?? 0
      const isSolved = goals > 0 && one.met().size === goals
      setTooLarge(!world.save(key, { actions: JSON.stringify(one.actions()), met: [...one.met()] }, isSolved))
    },
    [world.save, key, lab, id],
  )
  useKeeping(session, guest === undefined, save)
  const begin = (from: readonly Step[], as: Guest | undefined) =>
    setShown({ session: startAnyhow(lab, id, from), guest: as, isBroken: false })
  const begun = (from: readonly Step[]) => {
    const started = startAnyhow(lab, id, from)
    setShown({ session: started, guest: undefined, isBroken: false })
    save(started)
  }
  return {
    ...{ ...shown, met, steps: actions.length, isTooLarge },
    undo: session.undo ? undefined : () => (guest ? begin : begun)(actions.slice(0, -1), guest),
    reset: () => {
      begin([], guest)
      if (!guest) world.reset(key)
    },
    showSolution: () => begin(lab.scenarios.find((entry) => entry.id === id)?.solution ?? [], 'solution'),
    backToMine: () => setShown(own(lab, id, world)),
    adopt: () => begun(actions),
    takeHandedOver: () => {
      setShown(first(lab, id, world))
      taken()
    },
  }
}

/** Saves a little after the last change, and at once when the page goes away. */
function useKeeping(session: Session, isOwn: boolean, save: (session: Session) => void): void {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    if (!isOwn) return
    let late: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      if (late === undefined) return
      clearTimeout(late)
      late = undefined
      latest.current(session)
    }
    const stop = session.subscribe(() => {
      clearTimeout(late)
      late = setTimeout(flush, saveAfterMs)
    })
    const onHide = () => document.visibilityState === 'hidden' && flush()
    addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      stop()
      flush()
      removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', onHide)
    }
  }, [session, isOwn])
}

function first(lab: Lab, id: string, world: LabsWorld): Shown {
  const handed = handedOver(lab.id, id)
  const started = handed && lab.start(id, handed.actions)
  return started?.kind === 'started'
    ? { session: started.session, guest: 'shared', isBroken: false }
    : own(lab, id, world)
}

function own(lab: Lab, id: string, world: LabsWorld): Shown {
  const kept = world.runs.get(labKey(lab.id, id))
  const started = lab.start(id, kept ? parse(kept.actions) : [])
  if (started.kind === 'started') return { session: started.session, guest: undefined, isBroken: false }
  return { session: startAnyhow(lab, id, []), guest: undefined, isBroken: true }
}

/** Undefined is no list of actions, which the lab refuses. */
function parse(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : [undefined]
  } catch {
    return [undefined] // damaged: it is said, and stays kept
  }
}

function startAnyhow(lab: Lab, id: string, actions: readonly Step[]): Session {
  const started = lab.start(id, actions)
  if (started.kind === 'failed')
    throw new Error(`The lab ${lab.id} does not take its own run of ${id}: ${started.why}.`)
  return started.session
}
