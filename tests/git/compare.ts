/** Runs a script in both and says where they part. */
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

/** Every difference, those of the first step that differs before the others. */
export function differences(script: Script): readonly Difference[] {
  const ours = runOurs(script)
  const real = runReal(script)
  const found: Difference[] = []
  real.steps.forEach((step, at) => {
    const other = ours.steps[at]
    if (!other) return
    for (const key of ['code', 'out', 'err'] satisfies (keyof StepResult)[])
      if (String(step[key]) !== String(other[key]))
        found.push({ at, what: key, ours: String(other[key]), real: String(step[key]) })
  })
  for (const [name, state] of Object.entries(real.states)) {
    const other = ours.states[name]
    for (const key of Object.keys(state) as (keyof State)[]) {
      const [one, two] = [readable(other?.[key]), readable(state[key])]
      if (one !== two) found.push({ at: undefined, what: `${name}: ${key}`, ours: one, real: two })
    }
  }
  return found
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
    .map(({ what, ours, real }) => `── ${what}\nours:\n${ours}\nreal:\n${real}`)
  return [...shown, ...parts, `${found.length} differences in all`].join('\n')
}
