/** PromQL in the text: blocks of the language, and every `expr` in YAML. */

import { parser } from '@prometheus-io/lezer-promql'
import { isScalar, LineCounter, parseAllDocuments, visit } from 'yaml'
import { type Block, faultAt } from './blocks'

type SyntaxNode = ReturnType<typeof parser.parse>['topNode']

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
        if (!isScalar(key) || key.value !== 'expr' || !isScalar(value)) return
        found.push({ block, text: String(value.value ?? ''), offset: lines.linePos(value.range?.[0] ?? 0).line - 1 })
      },
    })
  }
  return found
}

export function expressionFault({ block, text, offset }: Expression): string | undefined {
  let at = -1
  let range = -1
  const tree = parser.parse(text)
  tree.iterate({
    enter: ({ type, from, node }) => {
      if (type.isError && at < 0) at = from
      if (range < 0 && !holdsRangesWell(node, text)) range = from
    },
  })
  // An alert or a rule keeps one value a series; in a block of its own a range can be what one looks at.
  if (range < 0 && block.lang === 'yaml' && childrenOf(tree.topNode).some(isRange)) range = 0
  if (at < 0 && range < 0) return undefined
  const place = at < 0 ? range : at
  const why = at < 0 ? 'PromQL has a range too many or too few' : 'PromQL does not parse'
  const before = text.slice(0, place).split('\n')
  const shown = `${before.at(-1) ?? ''}⟨here⟩${text.slice(place).split('\n')[0] ?? ''}`
  return faultAt(block, `${why}: ${shown}`, offset + before.length - 1)
}

const ofRanges =
  /^(i?rate|increase|i?delta|deriv|changes|resets|predict_linear|double_exponential_smoothing|\w+_over_time)$/

/** The grammar lets `rate(up)` and `sum(up[5m])` pass, which Prometheus refuses by their types. */
function holdsRangesWell(node: SyntaxNode, text: string): boolean {
  if (isSum(node)) return !childrenOf(node).some(isRange)
  // This grammar gives `a + b[5m]` the range of the whole, where Prometheus gives it to `b`.
  if (isRange(node) && node.firstChild && isSum(node.firstChild)) return false
  if (node.name !== 'FunctionCallBody') return true
  const called = node.parent?.firstChild
  const name = called ? text.slice(called.from, called.to) : ''
  return childrenOf(node).filter(isRange).length === (ofRanges.test(name) ? 1 : 0)
}

const isSum = ({ name }: SyntaxNode) => name === 'BinaryExpr' || name === 'UnaryExpr'

function isRange(node: SyntaxNode): boolean {
  if (node.name === 'MatrixSelector' || node.name === 'SubqueryExpr') return true
  const wraps = ['ParenExpr', 'OffsetExpr', 'StepInvariantExpr'].includes(node.name)
  return wraps && childrenOf(node).some(isRange)
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}
