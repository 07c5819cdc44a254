/** Reads JSON and YAML against a schema, and finds the line of what is wrong. */
import { type Document, isMap, isNode, isPair, isScalar, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import type { Faults, Place } from './faults'
import type { SourceFile } from './sourceFile'

type Path = readonly (string | number)[]

/** A checked value and the place of each of its parts. */
export interface Checked<T> {
  readonly value: T
  at(path: Path): Place
}

export function readJson<T>(source: SourceFile, schema: z.ZodType<T>, faults: Faults): Checked<T> | undefined {
  try {
    const value: unknown = JSON.parse(source.text)
    return check(source, 0, value, parseDocument(source.text, { schema: 'json' }), schema, faults)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const end = source.text.trimEnd().length
    const offset = Math.min(end, Number(/at position (\d+)/.exec(message)?.[1] ?? end))
    const what = message.replace(/ in JSON at position.*$/s, '').replace(/, "?[\s\S]*is not valid JSON$/, '')
    faults.add(source.at(offset), `JSON syntax: ${what}`)
    return undefined
  }
}

/** `text` is a part of the source that begins at `offset`: the front matter of a chapter. */
export function readYaml<T>(
  source: SourceFile,
  offset: number,
  text: string,
  schema: z.ZodType<T>,
  faults: Faults,
): Checked<T> | undefined {
  const document = parseDocument(text, { prettyErrors: false })
  const problems = document.errors.map((error) => ({ at: error.pos[0], message: `YAML syntax: ${error.message}` }))
  visit(document, {
    Alias: (_, node) => {
      problems.push({ at: node.range?.[0] ?? 0, message: 'a YAML alias; expected the value itself' })
    },
  })
  for (const problem of problems) faults.add(source.at(offset + problem.at), problem.message)
  return problems.length > 0 ? undefined : check(source, offset, document.toJS(), document, schema, faults)
}

function check<T>(
  source: SourceFile,
  offset: number,
  value: unknown,
  document: Document.Parsed,
  schema: z.ZodType<T>,
  faults: Faults,
): Checked<T> | undefined {
  const at = (path: Path) => source.at(offset + offsetOf(document, path))
  const twice = document.errors.filter((error) => error.code === 'DUPLICATE_KEY')
  for (const error of twice) faults.add(source.at(offset + error.pos[0]), 'the same key is given twice')
  const result = schema.safeParse(value)
  if (result.success) return { value: result.data, at }
  for (const issue of result.error.issues) reportIssue(issue, at, faults)
  return undefined
}

/** Where the value at `path` begins; where it is missing, where its nearest parent begins. */
function offsetOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return keyOffset(document, path.slice(0, length)) ?? node.range[0]
  }
  return 0
}

/** Where the key of a map's entry begins, which is the line that an author looks for. */
function keyOffset(document: Document.Parsed, path: Path): number | undefined {
  const parent = document.getIn(path.slice(0, -1), true)
  if (path.length === 0 || !isMap(parent)) return undefined
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1))
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined
}

function reportIssue(issue: z.core.$ZodIssue, at: (path: Path) => Place, faults: Faults): void {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  const name = path.length > 0 ? `${path.join('.')}: ` : ''
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) faults.add(at([...path, key]), `${name}unknown field "${key}"`)
    return
  }
  const message = issue.message.replace(/^Invalid input: /, '')
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) {
    faults.add(at(path), `${name}expected one of single, multiple, output, order, match, fill`)
    return
  }
  faults.add(at(path), `${name}${message}`)
}
