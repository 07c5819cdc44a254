/** Draws a chapter's text tree. Every kind of node has one place here; there is no raw HTML. */
import { createElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'
import type { TextNode } from '../../study/course/course'
import { Check } from './Check'
import { CodeBlock } from './CodeBlock'
import { FigureBlock } from './FigureBlock'
import { useReader } from './ReaderContext'
import { Term } from './Term'

type Of<K> = Extract<TextNode, { k: K }>

export function TextTree({ nodes }: { nodes: readonly TextNode[] }): ReactNode {
  // The text is constant while it is shown, so a position is a key.
  return nodes.map((node, place) => (typeof node === 'string' ? node : drawNode(node, place)))
}

function drawNode(node: Exclude<TextNode, string>, key: number): ReactNode {
  switch (node.k) {
    case 'tag':
      return drawTag(node, key)
    case 'heading':
      return (
        <h3 key={key} id={node.id} tabIndex={-1}>
          <TextTree nodes={node.children} />
        </h3>
      )
    case 'link':
      return (
        <a key={key} href={href({ screen: 'read', ...node.to })}>
          <TextTree nodes={node.children} />
        </a>
      )
    case 'inside':
      return (
        <a key={key} href={node.href}>
          <TextTree nodes={node.children} />
        </a>
      )
    case 'external':
      return <ExternalLink key={key} node={node} />
    case 'term':
      return (
        <Term key={key} id={node.id}>
          <TextTree nodes={node.children} />
        </Term>
      )
    case 'code':
      return <CodeBlock key={key} code={node} />
    case 'figure':
      return (
        <FigureBlock key={key} name={node.name} caption={<TextTree nodes={node.caption} />}>
          <TextTree nodes={node.children} />
        </FigureBlock>
      )
    case 'callout':
      return <Callout key={key} node={node} />
    case 'check':
      return <Check key={key} item={node.item} />
    case 'lab':
      return <LabLink key={key} node={node} />
  }
}

function drawTag({ tag, align, start, children }: Of<'tag'>, key: number): ReactNode {
  const drawn = children.length ? <TextTree nodes={children} /> : undefined
  if (tag === 'table') {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page scrolls, by keyboard too
      <div key={key} className="table" tabIndex={0}>
        <table>{drawn}</table>
      </div>
    )
  }
  return createElement(
    tag,
    { key, ...(align && { className: `to-${align}` }), ...(start && { start }), ...(tag === 'th' && { scope: 'col' }) },
    drawn,
  )
}

function ExternalLink({ node }: { node: Of<'external'> }) {
  const { t } = useTranslation()
  return (
    <a href={node.href} target="_blank" rel="noreferrer" className="external">
      <TextTree nodes={node.children} />
      <Icon name="external" />
      <span className="unseen"> ({t('reader.opensOutside')})</span>
    </a>
  )
}

function Callout({ node }: { node: Of<'callout'> }) {
  const { t } = useTranslation()
  return (
    <aside className={`callout ${node.kind}`}>
      <p className="callout-title">
        <span className="callout-kind">{t(`reader.${node.kind}`)}</span> <TextTree nodes={node.title} />
      </p>
      <TextTree nodes={node.children} />
    </aside>
  )
}

function LabLink({ node }: { node: Of<'lab'> }) {
  const { t } = useTranslation()
  const { hasLab } = useReader()
  if (!hasLab(node.id)) return null
  return (
    <p className="lab-link">
      <Icon name="flask" />
      <a href={`#/labs/${node.id}${node.scenario ? `/${node.scenario}` : ''}`}>
        {t('reader.lab')}: <TextTree nodes={node.children} />
      </a>
    </p>
  )
}
