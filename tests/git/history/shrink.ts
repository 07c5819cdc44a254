/** Makes a script that differs smaller, as long as it differs in the same way. */
import { type Difference, differences } from '../compare'
import type { Script, Step } from '../script'

/** What a difference is about: the two first words of the step that differs, or the part of the state. */
export function kindOf(found: Difference | undefined, steps: readonly Step[]): string {
  if (!found) return ''
  if (found.at === undefined) return `(at the end) ${found.what}`
  return (steps[found.at]?.line ?? '').split(' ').slice(0, 2).join(' ')
}

/** Leaves out steps, many at a time and then one by one; at most `tries` comparisons. */
export function shrink(script: Script, tries = 120): readonly Step[] {
  const first = differences(script)[0]
  const kind = kindOf(first, script.steps)
  let left = tries
  let steps = script.steps.slice(0, first?.at === undefined ? undefined : first.at + 1)
  const differs = (some: readonly Step[]) => {
    left--
    return kindOf(differences({ ...script, steps: some })[0], some) === kind
  }
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let end = steps.length; end > 0 && left > 0; end -= size) {
      const some = [...steps.slice(0, Math.max(0, end - size)), ...steps.slice(end)]
      if (some.length > 0 && differs(some)) steps = some
    }
  }
  return steps
}
