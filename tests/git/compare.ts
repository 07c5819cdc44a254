/** Runs a script in both and says where they part. */
import { accepted } from './accepted'
import { runOurs } from './ours'
import { runReal } from './real'
import { asSteps, type Script, type State, type Step, type StepResult } from './script'

export interface Difference {
  /** The step where it was seen; undefined for what the disk holds when all is over. */
  readonly at: number | undefined
  readonly what: string
  readonly ours: string
  readonly real: string
}

export interface Comparison {
  /** Those of the first step that differs before the others. */
  readonly differences: readonly Difference[]
  /** How often each difference was met that `accepted.ts` explains, by its id. */
  readonly accepted: ReadonlyMap<string, number>
}

export function compare(script: Script): Comparison {
  const found: Difference[] = []
  const met = new Map<string, number>()
  for (const difference of allDifferences(script)) {
    const known = accepted.find(({ matches }) => matches(difference))
    if (known) met.set(known.id, (met.get(known.id) ?? 0) + 1)
    else found.push(difference)
  }
  return { differences: found, accepted: met }
}

export const differences = (script: Script): readonly Difference[] => compare(script).differences

function* allDifferences(script: Script): Generator<Difference> {
  const ours = runOurs(script)
  const real = runReal(script)
  for (const [at, step] of real.steps.entries()) {
    const other = ours.steps[at]
    if (!other) continue
    for (const key of ['code', 'out', 'err'] satisfies (keyof StepResult)[])
      if (step[key] !== other[key]) yield { at, what: key, ours: String(other[key]), real: String(step[key]) }
  }
  for (const [name, state] of Object.entries(real.states)) {
    const other = ours.states[name]
    for (const key of Object.keys(state) as (keyof State)[]) {
      const [one, two] = [readable(other?.[key]), readable(state[key])]
      if (one !== two) yield { at: undefined, what: `${name}: ${key}`, ours: one, real: two }
    }
  }
}

function readable(value: unknown): string {
  if (value === undefined || typeof value === 'string') return value ?? ''
  if (Array.isArray(value)) return value.join('\n')
  return Object.entries(value as Record<string, string>)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, text]) => `${name}: ${text}`)
    .join('\n')
}

/** For a person: the script as far as the first difference, and both sides of it. Undefined where there is none. */
export function report(steps: readonly (string | Step)[], script: Omit<Script, 'steps'> = {}): string | undefined {
  const all = asSteps(steps)
  const found = differences({ ...script, steps: all })
  if (found.length === 0) return undefined
  const first = found[0]?.at
  const shown = all.slice(0, first === undefined ? all.length : first + 1).map(({ line, edits, write }) => {
    const more = [
      ...(write ? [`write ${JSON.stringify(write)}`] : []),
      ...(edits ? [`edits ${JSON.stringify(edits)}`] : []),
    ]
    return `$ ${line}${more.length > 0 ? `   # ${more.join(', ')}` : ''}`
  })
  const parts = found
    .filter(({ at }) => at === first)
    .slice(0, 6)
    .map(({ at, what, ours, real }) =>
      at === undefined ? `── ${what}\n${onlyIn(ours, real)}` : `── ${what}\nours:\n${ours}\nreal:\n${real}`,
    )
  return [...shown, ...parts, `${found.length} differences in all`].join('\n')
}

/** Of two long texts the lines that are in one alone: `-` in ours, `+` in git's. */
function onlyIn(ours: string, real: string): string {
  const [one, other] = [ours.split('\n'), real.split('\n')]
  let first = 0
  while (first < one.length && one[first] === other[first]) first++
  let last = 0
  while (last < one.length - first && last < other.length - first && one.at(-1 - last) === other.at(-1 - last)) last++
  const mark = (lines: readonly string[], sign: string) =>
    lines.slice(first, lines.length - last).map((line) => `${sign} ${line}`)
  return [...mark(one, '-'), ...mark(other, '+')].join('\n')
}
