/** A text as blocks, as far as it has been formatted: the rest follows part by part. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Formatted, format, formattedBefore } from './formatter'
import type { DrawnBlock } from './nodes'
import { cutIntoParts, type Parts } from './parts'
import { splitText } from './splitLarge'

/** Longer texts are shown as they were written. */
const longest = 1_500_000

interface Work extends Parts {
  /** What came back for this text, by part. */
  readonly found: Map<string, Formatted>
  /** Of a text that is too long. */
  readonly raw?: FormattedText
}

export interface FormattedText {
  readonly blocks: readonly DrawnBlock[]
  /** Whether more blocks are to come. */
  readonly isBusy: boolean
  /** Some of it took too long to format, or it is too long as a whole. */
  readonly isPlain: boolean
}

export function useFormatted(text: string): FormattedText {
  const work = useMemo(() => prepare(text), [text])
  const [, setTurn] = useState(0)
  useEffect(() => formatMissing(work, () => setTurn((turn) => turn + 1)), [work])
  const now = work.raw ?? collect(work)
  const whole = useRef<FormattedText>(undefined)
  useEffect(() => {
    if (!now.isBusy) whole.current = now
  })
  // While someone types, what stood there stays until the new text is ready.
  return now.isBusy && whole.current ? whole.current : now
}

function prepare(text: string): Work {
  if (text.length <= longest) return { ...cutIntoParts(text), found: new Map() }
  const raw = { blocks: asRaw(text), isBusy: false, isPlain: true }
  return { parts: [], definitions: { links: [], footnotes: [] }, found: new Map(), raw }
}

function formatMissing({ parts, definitions, found }: Work, changed: () => void): () => void {
  const missing = parts.filter((part) => !formattedBefore(part, definitions) && !found.has(part))
  const stops = missing.map((part) =>
    format(part, definitions, (formatted) => {
      found.set(part, formatted)
      changed()
    }),
  )
  return () => {
    for (const stop of stops) stop()
  }
}

/** Everything up to the first part that is still to come. */
function collect({ parts, definitions, found }: Work): FormattedText {
  const blocks: DrawnBlock[] = []
  let isPlain = false
  for (const part of parts) {
    const formatted = found.get(part) ?? formattedBefore(part, definitions)
    if (!formatted) return { blocks, isBusy: true, isPlain }
    isPlain ||= formatted === 'tooSlow'
    blocks.push(...(formatted === 'tooSlow' ? asRaw(part) : formatted))
  }
  return { blocks, isBusy: false, isPlain }
}

const asRaw = (text: string): readonly DrawnBlock[] =>
  splitText(text).map((v) => ({ json: JSON.stringify({ k: 'raw', v }) }))
