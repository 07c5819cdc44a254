/** Text that a learner wrote, formatted. Safe whatever it holds: see `parse.ts` and `links.ts` for what becomes of it. */
import { memo, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { BlockText } from './BlockText'
import type { Surroundings } from './InlineText'
import type { Block, DrawnBlock } from './nodes'
import type { LoadImage } from './StoredImage'
import { useDrawn } from './useDrawn'
import { useFormatted } from './useFormatted'

export interface MarkdownProps {
  readonly text: string
  /** Gives an image by the SHA-256 of its bytes; should keep its identity, or images load again. */
  readonly image?: LoadImage
}

/** The page's own heading comes first. */
const topLevel = 2

export function Markdown({ text, image }: MarkdownProps) {
  const { t } = useTranslation()
  const ids = useId()
  const around = useMemo<Surroundings>(() => ({ image, ids }), [image, ids])
  const { blocks, isBusy, isPlain } = useFormatted(text)
  const drawn = useDrawn(blocks)
  const levels = useMemo(() => outline(blocks), [blocks])
  const shown = keyed(blocks.slice(0, drawn))
  return (
    <div className="markdown" aria-busy={isBusy || drawn < blocks.length}>
      {isPlain && <p className="notice as-plain">{t('markdown.tooLarge')}</p>}
      <div className="prose" data-content>
        {shown.map(({ key, block }, place) => (
          <TopBlock key={key} json={block.json} level={levels[place]} around={around} />
        ))}
      </div>
    </div>
  )
}

interface TopBlockProps {
  readonly json: string
  readonly level: number | undefined
  readonly around: Surroundings
}

/** Drawn again only when its own text changed. */
const TopBlock = memo(function TopBlock({ json, level, around }: TopBlockProps) {
  const block = useMemo(() => JSON.parse(json) as Block, [json])
  return <BlockText block={block} around={around} {...(level !== undefined && { level })} />
})

/** Headings one below the other without a gap, whatever the text skips. */
function outline(blocks: readonly DrawnBlock[]): readonly (number | undefined)[] {
  let before = topLevel - 1
  return blocks.map(({ depth }) => {
    if (depth === undefined) return undefined
    before = Math.min(depth + topLevel - 1, before + 1, 6)
    return before
  })
}

/** A block keeps its element when text comes or goes before it: its key is what it says. */
function keyed(blocks: readonly DrawnBlock[]): readonly { readonly key: string; readonly block: DrawnBlock }[] {
  const seen = new Map<string, number>()
  return blocks.map((block) => {
    const start = `${block.json.length} ${block.json.slice(0, 200)}`
    const count = seen.get(start) ?? 0
    seen.set(start, count + 1)
    return { key: `${start} ${count}`, block }
  })
}
