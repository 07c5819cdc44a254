/** The arithmetic of `:calc[43.2 minutes]{is="30*24*60*0.001"}`: + - * / ^, parentheses and a few functions. */

const functions: Readonly<Record<string, (...values: readonly number[]) => number>> = {
  ceil: Math.ceil,
  floor: Math.floor,
  ln: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  max: Math.max,
  min: Math.min,
  round: Math.round,
  sqrt: Math.sqrt,
}

/** A hyphen inside a word, as in `node-5`, is no minus; a comma or space that parts no digits is no part. */
const firstNumber = /(?:(?<![\p{L}\p{N}])[-−])?\d+(?:[,\u00A0\u202F]\d+)*(?:\.(\d+))?/u
const isGrouped = /^[-−]?(?:\d+|\d{1,3}(?:[,\u00A0\u202F]\d{3})+)(?:\.|$)/

/** Says why a text's first number is not what the expression gives, rounded to the digits that the text shows. */
export function whyOtherwise(words: string, expression: string): string | undefined {
  const shown = firstNumber.exec(words)
  if (!shown) return `"${words}" shows no number to compute`
  if (words[shown.index - 1] === '.') return `".${shown[0]}" has no digit before its point`
  if (!isGrouped.test(shown[0])) return `"${shown[0]}" is not grouped by thousands`
  let value: number
  try {
    value = evaluate(expression)
  } catch (error) {
    return `the expression "${expression}": ${error instanceof Error ? error.message : String(error)}`
  }
  const digits = shown[1]?.length ?? 0
  const number = Number(shown[0].replaceAll(/[,\u00A0\u202F]/g, '').replace('−', '-'))
  // Half a unit of the last digit, and a little for what binary fractions lose.
  if (Math.abs(value - number) <= 0.5 * 10 ** -digits + Math.abs(value) * 1e-12) return undefined
  return `the text says ${shown[0]}, and ${expression} is ${Number(value.toPrecision(12))}`
}

/** Throws where the expression does not parse or gives no finite number. */
export function evaluate(expression: string): number {
  const tokens = expression.match(/\d+(?:\.\d+)?|[a-z]+\d*|\S/g) ?? []
  let at = 0
  const expect = (token: string) => {
    if (tokens[at++] !== token) throw new Error(`expected ${token} as part ${at}`)
  }
  const sum = (): number => {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '-') value += tokens[at++] === '+' ? product() : -product()
    return value
  }
  const product = (): number => {
    let value = signed()
    while (tokens[at] === '*' || tokens[at] === '/') value = tokens[at++] === '*' ? value * signed() : value / signed()
    // A division by the infinite would hide it again.
    if (!Number.isFinite(value)) throw new Error('is no finite number')
    return value
  }
  const signed = (): number => {
    if (tokens[at] !== '-') return power()
    at++
    return -signed()
  }
  const power = (): number => {
    const base = single()
    if (tokens[at] !== '^') return base
    at++
    return base ** signed()
  }
  const list = (): number[] => {
    const values = [sum()]
    while (tokens[at] === ',') {
      at++
      values.push(sum())
    }
    return values
  }
  const single = (): number => {
    const token = tokens[at++] ?? 'the end'
    if (token === '(') {
      const value = sum()
      expect(')')
      return value
    }
    // `max(1,000)` would be the greater of 1 and 0.
    if (/^0\d/.test(token)) throw new Error(`${token} begins with a nought`)
    if (/^\d/.test(token)) return Number(token)
    const apply = Object.hasOwn(functions, token) ? functions[token] : undefined
    if (!apply) throw new Error(`${token} is neither a number nor a function`)
    expect('(')
    const values = list()
    expect(')')
    if (apply.length === 1 && values.length > 1) throw new Error(`${token} takes one value`)
    return apply(...values)
  }
  const value = sum()
  if (at < tokens.length) throw new Error(`${tokens[at]} is left over`)
  if (!Number.isFinite(value)) throw new Error('is no finite number')
  return value
}
