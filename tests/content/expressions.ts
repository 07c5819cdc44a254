/** PromQL in the text: blocks of the language, and every `expr` in YAML. */
import { parser } from '@prometheus-io/lezer-promql'
import { isScalar, LineCounter, parseAllDocuments, visit } from 'yaml'
import { type Block, faultAt } from './blocks'

interface Expression {
  readonly block: Block
  readonly text: string
  /** Lines from the first of the block to that of the expression. */
  readonly offset: number
}

export const readExpressions = (blocks: readonly Block[]): Expression[] =>
  blocks.flatMap((block) => (block.lang === 'promql' ? inPromql(block) : block.lang === 'yaml' ? inYaml(block) : []))

/** An empty line parts two expressions. */
function inPromql(block: Block): Expression[] {
  const found: Expression[] = []
  let offset = 0
  for (const text of block.text.split(/\n[ \t]*\n/)) {
    found.push({ block, text, offset })
    offset += text.split('\n').length + 1
  }
  return found
}

function inYaml(block: Block): Expression[] {
  const found: Expression[] = []
  const lines = new LineCounter()
  for (const document of parseAllDocuments(block.text, { lineCounter: lines })) {
    visit(document, {
      Pair: (_, { key, value }) => {
        if (!isScalar(key) || key.value !== 'expr' || !isScalar(value) || typeof value.value !== 'string') return
        found.push({ block, text: value.value, offset: lines.linePos(value.range?.[0] ?? 0).line - 1 })
      },
    })
  }
  return found
}

export function expressionFault({ block, text, offset }: Expression): string | undefined {
  let at = -1
  parser.parse(text).iterate({
    enter: ({ type, from }) => {
      if (type.isError && at < 0) at = from
    },
  })
  if (at < 0) return undefined
  const before = text.slice(0, at).split('\n')
  const place = `${before.at(-1) ?? ''}⟨here⟩${text.slice(at).split('\n')[0] ?? ''}`
  return faultAt(block, `PromQL does not parse: ${place}`, offset + before.length - 1)
}
