/** The block half of the mapping from Markdown's tree to the app's: exhaustive, so that nothing is shown by accident. */
import type { BlockContent, Code, DefinitionContent, List, ListItem, RootContent, Table, TableRow } from 'mdast'
import type { BlockTag, TextNode } from '../../renderer/study/course/course'
import { readContainer, readLeaf } from './directives'
import { isLanguage, languages } from './highlight'
import { readInlines, reportForbidden } from './inlines'
import { type Reading, report } from './reading'

const tag = (name: BlockTag, children: readonly TextNode[]): TextNode => ({ k: 'tag', tag: name, children })

export const readBlocks = (reading: Reading, nodes: readonly RootContent[]): TextNode[] =>
  nodes.flatMap((node) => readBlock(reading, node))

export function readBlock(reading: Reading, node: RootContent): TextNode[] {
  switch (node.type) {
    case 'paragraph':
      return [tag('p', readInlines(reading, node.children))]
    case 'list':
      return [readList(reading, node)]
    case 'blockquote':
      return [tag('blockquote', readBlocks(reading, node.children))]
    case 'table':
      return [readTable(reading, node)]
    case 'thematicBreak':
      return [tag('hr', [])]
    case 'code':
      return readCode(reading, node)
    case 'containerDirective':
      return readContainer(reading, node, (children) => readBlocks(reading, children))
    case 'leafDirective':
      return readLeaf(reading, node)
    case 'heading':
      report(reading, node, 'a heading inside a block; expected it at the margin (is a closing ::: missing above?)')
      return []
    default:
      reportForbidden(reading, node)
      return []
  }
}

function readList(reading: Reading, node: List): TextNode {
  const children = node.children.map((item) => tag('li', readItem(reading, item, isLoose(node))))
  if (!node.ordered) return tag('ul', children)
  const start = node.start ?? 1
  return { k: 'tag', tag: 'ol', ...(start === 1 ? {} : { start }), children }
}

const isLoose = (list: List) => list.spread === true || list.children.some((item) => item.spread === true)

/** In a tight list the words of an item stand in the item itself, without a paragraph's space around them. */
function readItem(reading: Reading, item: ListItem, loose: boolean): TextNode[] {
  if (typeof item.checked === 'boolean') report(reading, item, 'a task list; expected a plain list')
  return item.children.flatMap((child: BlockContent | DefinitionContent) =>
    child.type === 'paragraph' && !loose ? readInlines(reading, child.children) : readBlock(reading, child),
  )
}

function readTable(reading: Reading, node: Table): TextNode {
  const [head, ...body] = node.children
  const rows = body.map((row) => readRow(reading, node, row, 'td'))
  const headRow = head ? [readRow(reading, node, head, 'th')] : []
  return tag('table', [tag('thead', headRow), ...(rows.length > 0 ? [tag('tbody', rows)] : [])])
}

function readRow(reading: Reading, table: Table, row: TableRow, cellTag: 'th' | 'td'): TextNode {
  const width = table.children[0]?.children.length ?? 0
  if (row.children.length !== width) {
    report(reading, row, `a table row of ${row.children.length} cells; expected ${width}, as in its head`)
  }
  const cells = row.children.map((cell, column): TextNode => {
    const align = table.align?.[column]
    if (cellTag === 'th' && cell.children.length === 0) {
      report(
        reading,
        row,
        `column ${column + 1} of the table has no heading; expected words, which are read with each cell`,
      )
    }
    return { k: 'tag', tag: cellTag, ...(align ? { align } : {}), children: readInlines(reading, cell.children) }
  })
  return tag('tr', cells)
}

function readCode(reading: Reading, node: Code): TextNode[] {
  const lang = node.lang ?? ''
  if (!isLanguage(lang)) {
    const written = lang === '' ? 'code without a language' : `code in the language "${lang}"`
    report(reading, node, `${written}; expected a fence with one of ${languages.join(', ')}`)
    return []
  }
  const title = /^title="([^"]+)"$/.exec(node.meta ?? '')?.[1]
  if (node.meta && title === undefined) report(reading, node, `"${node.meta}" after the language; expected title="…"`)
  if (node.value.trim() === '') report(reading, node, 'a code block without code')
  return [{ k: 'code', lang, ...(title ? { title } : {}), lines: reading.highlight(node.value, lang) }]
}
