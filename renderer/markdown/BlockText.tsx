/** Draws the blocks of a formatted text. There is no raw HTML, and no attribute but classes comes from the text. */
import { createElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Inlines, type Surroundings } from './InlineText'
import type { Align, Block, Cells, ListItem } from './nodes'

interface BlocksProps {
  readonly blocks: readonly Block[]
  readonly around: Surroundings
}

export function Blocks({ blocks, around }: BlocksProps): ReactNode {
  // Drawn anew as a whole when the text changes, so a position is a key.
  return blocks.map((block, place) => {
    const key = `${place}`
    return <BlockText key={key} block={block} around={around} />
  })
}

interface BlockProps {
  readonly block: Block
  readonly around: Surroundings
  /** Of a heading of the top level: where it stands in the page's outline. Others are no part of it. */
  readonly level?: number
}

export function BlockText({ block, around, level }: BlockProps): ReactNode {
  switch (block.k) {
    case 'p':
      return (
        <p>
          <Inlines nodes={block.c} around={around} />
        </p>
      )
    case 'h':
      return createElement(
        level ? `h${level}` : 'p',
        { className: `heading-${block.depth}` },
        <Inlines nodes={block.c} around={around} />,
      )
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.c} around={around} />
        </blockquote>
      )
    case 'list':
      return <List list={block} around={around} />
    case 'code':
      return <Code v={block.v} {...(block.lang !== undefined && { lang: block.lang })} />
    case 'rule':
      return <hr />
    case 'table':
      return <Table table={block} around={around} />
    case 'footnote':
      return (
        <div className="footnote" id={`${around.ids}-footnote-${block.n}`} tabIndex={-1}>
          <span className="footnote-number">{block.n}</span>
          <div>
            <Blocks blocks={block.c} around={around} />
          </div>
        </div>
      )
    case 'raw':
      return <pre className="as-written">{block.v}</pre>
  }
}

type Of<K> = Extract<Block, { k: K }>

function List({ list, around }: { list: Of<'list'>; around: Surroundings }) {
  const items = list.items.map((item, place) => {
    const key = `${place}`
    return <Item key={key} item={item} tight={list.tight} around={around} />
  })
  return list.start === undefined ? <ul>{items}</ul> : <ol start={list.start}>{items}</ol>
}

function Item({ item, tight, around }: { item: ListItem; tight: boolean; around: Surroundings }) {
  const { t } = useTranslation()
  const [first, ...rest] = item.c
  const isTask = item.checked !== undefined
  return (
    <li className={isTask ? 'task' : undefined}>
      {isTask && (
        <input
          type="checkbox"
          checked={item.checked}
          disabled
          readOnly
          aria-label={t(item.checked ? 'markdown.done' : 'markdown.open')}
        />
      )}
      {tight && first?.k === 'p' ? <Inlines nodes={first.c} around={around} /> : null}
      <Blocks blocks={tight && first?.k === 'p' ? rest : item.c} around={around} />
    </li>
  )
}

function Code({ lang, v }: { lang?: string; v: string }) {
  const { t } = useTranslation()
  const name = lang?.slice(0, 40)
  return (
    <div className="code">
      {name && (
        <div className="code-bar">
          <span className="code-lang">{name}</span>
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be preformatted */}
      <pre tabIndex={0} role="group" aria-label={name ? t('markdown.codeIn', { lang: name }) : t('markdown.code')}>
        <code>{v}</code>
      </pre>
    </div>
  )
}

function Table({ table: { align, head, rows }, around }: { table: Of<'table'>; around: Surroundings }) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page scrolls, by keyboard too
    <section className="table" tabIndex={0} aria-label={t('markdown.table')}>
      <table>
        <thead>
          <Row cells={head} align={align} tag="th" around={around} />
        </thead>
        <tbody>
          {rows.map((cells, place) => {
            const key = `${place}`
            return <Row key={key} cells={cells} align={align} tag="td" around={around} />
          })}
        </tbody>
      </table>
    </section>
  )
}

interface RowProps {
  readonly cells: Cells
  readonly align: readonly Align[]
  readonly tag: 'th' | 'td'
  readonly around: Surroundings
}

function Row({ cells, align, tag, around }: RowProps) {
  const draw = (nodes: Cells[number], place: number) =>
    createElement(
      nodes.length === 0 ? 'td' : tag,
      {
        key: place,
        className: align[place] ? `to-${align[place]}` : undefined,
        scope: tag === 'th' && nodes.length > 0 ? 'col' : undefined,
      },
      <Inlines nodes={nodes} around={around} />,
    )
  return <tr>{cells.map(draw)}</tr>
}
