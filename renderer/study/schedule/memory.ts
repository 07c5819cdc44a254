/**
 * What FSRS-6 remembers of a card, moved on by one answer. Every formula is ts-fsrs's; this leaves out the copies, logs
 * and dates that its `next` makes, and is held bit-equal to it by tests/property/schedule.test.ts.
 */
import { BasicLearningStepsStrategy, FSRSAlgorithm, type FSRSParameters, State } from 'ts-fsrs'
import type { Grade } from './reviewBook'

/** The fields of ts-fsrs's `Card`; times in milliseconds since 1970. It is changed in place. */
export interface Memory {
  state: State
  due: number
  stability: number
  difficulty: number
  elapsedDays: number
  scheduledDays: number
  step: number
  reps: number
  lapses: number
  last: number | undefined
}

export interface Scheduler {
  readonly answer: (memory: Memory, at: number, grade: Grade) => void
}

const dayMs = 86_400_000
const minuteMs = 60_000

export const emptyMemory = (at: number): Memory => ({
  ...{ state: State.New, due: at, stability: 0, difficulty: 0, elapsedDays: 0, scheduledDays: 0 },
  ...{ step: 0, reps: 0, lapses: 0, last: undefined },
})

/** Makes the card new again; it keeps its counts, as ts-fsrs's `forget` does. */
export function forget(memory: Memory, at: number): void {
  const { reps, lapses, last } = memory
  Object.assign(memory, emptyMemory(at), { reps, lapses, last })
}

/** FSRS-6 with ts-fsrs's default parameters and learning steps, without fuzz, so that every device gets the same dates. */
export function openScheduler(retention: number): Scheduler {
  const algorithm = new PlainAlgorithm({ request_retention: retention })
  const minutes = learningSteps(algorithm.parameters)
  return {
    answer: (memory, at, grade) => {
      // ts-fsrs counts days in UTC, so that no device's zone can change what is remembered.
      const isFirst = memory.state === State.New || memory.last === undefined
      const elapsed = isFirst ? 0 : Math.floor(at / dayMs) - Math.floor((memory.last ?? at) / dayMs)
      memory.elapsedDays = elapsed
      memory.reps += 1
      memory.last = at
      if (memory.state === State.Review) answerReview(algorithm, minutes, memory, at, grade)
      else answerStep(algorithm, minutes, memory, at, grade)
    },
  }
}

/** Its parameters are read some thirty times an answer; behind ts-fsrs's Proxy that costs more than the formulas. */
class PlainAlgorithm extends FSRSAlgorithm {
  constructor(parameters: Partial<FSRSParameters>) {
    super(parameters)
    this.param = { ...this.param }
  }
}

interface Step {
  readonly minutes: number
  readonly next: number
}
type Steps = (state: State, step: number, grade: Grade) => Step

/** ts-fsrs's strategy parses its steps at every call; there are few answers, so each is kept. */
function learningSteps(parameters: FSRSParameters): Steps {
  const known = new Map<number, Step>()
  return (state, step, grade) => {
    const key = (step * 4 + state) * 5 + grade
    let found = known.get(key)
    if (!found) {
      const info = BasicLearningStepsStrategy(parameters, state, step)[grade]
      found = { minutes: Math.max(0, info?.scheduled_minutes ?? 0), next: Math.max(0, info?.next_step ?? 0) }
      known.set(key, found)
    }
    return found
  }
}

/** What BasicScheduler does with a card that is new or in its steps. */
function answerStep(algorithm: FSRSAlgorithm, steps: Steps, memory: Memory, at: number, grade: Grade): void {
  const { elapsedDays: elapsed, state } = memory
  remember(memory, algorithm.next_state(memory, elapsed, grade, elapsed === 0 ? 1 : undefined))
  enterStep(algorithm, steps, memory, at, grade, state === State.New ? State.Learning : state)
}

/** What BasicScheduler does with a card in review: a longer interval, or back into the steps. */
function answerReview(algorithm: FSRSAlgorithm, steps: Steps, memory: Memory, at: number, grade: Grade): void {
  const { elapsedDays: elapsed, stability, difficulty } = memory
  const recall = elapsed === 0 ? 1 : algorithm.forgetting_curve(elapsed, stability)
  if (grade === 1) {
    remember(memory, algorithm.next_state(memory, elapsed, grade, recall))
    enterStep(algorithm, steps, memory, at, grade, State.Relearning)
    memory.lapses += 1
    return
  }
  const strength = (other: Grade) =>
    elapsed === 0
      ? algorithm.next_short_term_stability(stability, other)
      : algorithm.next_recall_stability(difficulty, stability, recall, other)
  memory.stability = strength(grade)
  memory.difficulty = algorithm.next_difficulty(difficulty, grade)
  memory.step = 0
  const interval = (other: Grade) =>
    algorithm.next_interval(other === grade ? memory.stability : strength(other), elapsed)
  wait(memory, at, apart(interval, grade))
}

/** The intervals of hard, good and easy are kept a day apart. */
function apart(interval: (grade: Grade) => number, grade: Grade): number {
  const hardAlone = interval(2)
  const goodAlone = interval(3)
  const hard = Math.min(hardAlone, goodAlone)
  if (grade === 2) return hard
  const good = Math.max(goodAlone, hard + 1)
  return grade === 3 ? good : Math.max(interval(4), good + 1)
}

function enterStep(algorithm: FSRSAlgorithm, steps: Steps, memory: Memory, at: number, grade: Grade, to: State): void {
  const { minutes, next } = steps(memory.state, memory.step, grade)
  const isLong = minutes >= 1440
  memory.state = minutes > 0 && !isLong ? to : State.Review
  memory.step = next
  if (minutes === 0) {
    memory.step = 0
    wait(memory, at, algorithm.next_interval(memory.stability, memory.elapsedDays))
    return
  }
  memory.scheduledDays = Math.floor(minutes / 1440)
  memory.due = at + Math.round(minutes) * minuteMs
}

function remember(memory: Memory, next: { readonly stability: number; readonly difficulty: number }): void {
  memory.stability = next.stability
  memory.difficulty = next.difficulty
}

function wait(memory: Memory, at: number, days: number): void {
  memory.scheduledDays = days
  memory.due = at + days * dayMs
}

/** When each answer at `at` would bring the card back. */
export function previewGrades(scheduler: Scheduler, memory: Memory, at: number): Readonly<Record<Grade, number>> {
  const due = (grade: Grade) => {
    const copy = { ...memory }
    scheduler.answer(copy, at, grade)
    return copy.due
  }
  return { 1: due(1), 2: due(2), 3: due(3), 4: due(4) }
}
