/** Regular expressions that people type: no expression and no text makes them run for long. */
import { Fatal } from '../command/faults'
import { type Program, programOf, runProgram } from './regexProgram'

/** About as many steps as take a hundredth of a second. */
const cheap = 1_000_000
const mostSteps = 400_000_000

/** An expression that somebody typed. Throws a `SyntaxError` where it is none. */
export function bounded(source: string | RegExp, flags: string): RegExp {
  const one = new BoundedRegExp(source, flags)
  return one.ways.count === 0 ? new RegExp(source, flags) : one
}

/**
 * As a RegExp, which it is. Where trying one way after the other could take long, all ways are tried at once; what
 * cannot be run so, such as a back-reference over a long text, is a `Fatal`.
 */
class BoundedRegExp extends RegExp {
  readonly ways = waysIn(this.source)
  private program: Program | undefined | null = null

  override exec(text: string): RegExpExecArray | null {
    if (this.isCheap(text.length)) return super.exec(text)
    if (this.program === null) this.program = programOf(this.source, this.flags)
    if (!this.program || this.program.list.length * text.length > mostSteps)
      throw new Fatal(`this lab does not try an expression as involved as this one on so long a text: ${this.source}`)
    const isMoving = this.global || this.sticky
    const from = isMoving ? this.lastIndex : 0
    const found = from > text.length ? undefined : runProgram(this.program, text, from, this.sticky)
    if (isMoving) this.lastIndex = found?.[1] ?? 0
    return found ? matchOf(found, text, this.program.groups) : null
  }

  private isCheap(length: number): boolean {
    const { count, isNested } = this.ways
    return count === 0 || (!isNested && (length + 1) ** (count + 1) <= cheap)
  }
}

/** How often it can go one way or another, and whether it can within what repeats. */
function waysIn(source: string): { readonly count: number; readonly isNested: boolean } {
  const bare = source.replace(/\\[1-9]/g, '|').replace(/\\[\s\S]|\[(?:[^\]\\]|\\[\s\S])*\]/g, 'x')
  const count = bare.replace(/\(\?(?:<?[!=]|:)/g, '').match(/[*+?|]|\{\d/g)?.length ?? 0
  return { count, isNested: count > 1 && /\)(?:[*+?]|\{\d)/.test(bare) }
}

function matchOf(found: readonly (number | undefined)[], text: string, groups: number): RegExpExecArray {
  const part = (group: number) => {
    const [from, to] = [found[group * 2], found[group * 2 + 1]]
    return from === undefined || to === undefined ? undefined : text.slice(from, to)
  }
  const parts = Array.from({ length: groups }, (_, at) => part(at + 1))
  return Object.assign([part(0) ?? '', ...parts], { index: found[0] ?? 0, input: text }) as RegExpExecArray
}
