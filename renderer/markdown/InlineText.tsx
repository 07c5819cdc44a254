/** Draws the insides of a line. */
import { createElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../design/Icon'
import type { Inline } from './nodes'
import { type LoadImage, StoredImage } from './StoredImage'

export interface Surroundings {
  readonly image: LoadImage | undefined
  /** Begins every id: none comes from the text. */
  readonly ids: string
}

interface InlinesProps {
  readonly nodes: readonly Inline[]
  readonly around: Surroundings
}

export function Inlines({ nodes, around }: InlinesProps): ReactNode {
  return nodes.map((node, place) => (typeof node === 'string' ? node : drawInline(node, place, around)))
}

function drawInline(node: Exclude<Inline, string>, key: number, around: Surroundings): ReactNode {
  switch (node.k) {
    case 'em':
    case 'strong':
    case 'del':
      return createElement(node.k, { key }, <Inlines nodes={node.c} around={around} />)
    case 'code':
      return <code key={key}>{node.v}</code>
    case 'br':
      return <br key={key} />
    case 'external':
      return <External key={key} href={node.href} nodes={node.c} around={around} />
    case 'inside':
      return (
        <a key={key} href={node.href}>
          <Inlines nodes={node.c} around={around} />
        </a>
      )
    case 'image':
      return <StoredImage key={key} hash={node.hash} alt={node.alt} load={around.image} />
    case 'ref':
      return <FootnoteLink key={key} n={node.n} around={around} />
  }
}

function External({ href, nodes, around }: InlinesProps & { href: string }) {
  const { t } = useTranslation()
  return (
    <a href={href} target="_blank" rel="noreferrer" className="external">
      <Inlines nodes={nodes} around={around} />
      <Icon name="external" />
      <span className="unseen"> ({t('reader.opensOutside')})</span>
    </a>
  )
}

/** A button: a link would change the address of the app. */
function FootnoteLink({ n, around }: { n: number; around: Surroundings }) {
  const { t } = useTranslation()
  const go = () => document.getElementById(`${around.ids}-footnote-${n}`)?.focus()
  return (
    <sup>
      <button type="button" className="footnote-link" aria-label={t('markdown.footnote', { number: n })} onClick={go}>
        {n}
      </button>
    </sup>
  )
}
