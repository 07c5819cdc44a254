/** Paragraphs that were edited on both sides: here, there, and what became of them; marked where they differ. */
import { useId, useMemo, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { href } from '../../../study/address'
import type { BothSides as Both } from '../../../study/devices/devices'
import { type Piece, piecesOf } from '../../../study/devices/textShares'

/** Comparing takes its time. */
const shownFirst = 10

export function BothSides({ both, name }: { readonly both: readonly Both[]; readonly name: string }) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? both : both.slice(0, shownFirst)
  return (
    <section className="record-part" aria-labelledby="receipt-both">
      <h2 id="receipt-both">{t('receipts.bothTitle')}</h2>
      <p className="measure">{t('receipts.bothLead')}</p>
      <p className="both-key soft">
        <Trans
          i18nKey="receipts.bothKey"
          values={{ name }}
          components={{ here: <mark className="of-here" />, there: <mark className="of-there" /> }}
        />
      </p>
      {shown.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a note can have several, and their order is fixed
        <Paragraph key={at} both={one} name={name} place={placeOf(one, both)} />
      ))}
      {shown.length < both.length && (
        <button type="button" onClick={() => setWhole(true)}>
          {t('receipts.rest', { count: both.length - shown.length })}
        </button>
      )}
    </section>
  )
}

/** Which of the note's paragraphs it is; undefined where it is the only one. */
function placeOf(one: Both, both: readonly Both[]): Place | undefined {
  const ofNote = both.filter(({ note }) => note === one.note)
  return ofNote.length > 1 ? { at: ofNote.indexOf(one) + 1, all: ofNote.length } : undefined
}

interface Place {
  readonly at: number
  readonly all: number
}

interface ParagraphProps {
  readonly both: Both
  readonly name: string
  readonly place: Place | undefined
}

function Paragraph({ both, name, place }: ParagraphProps) {
  const { t } = useTranslation()
  const id = useId()
  const title = both.title || t('receipts.untitled')
  const texts = useMemo(() => {
    const { here, there, merged } = both
    // What the other side lacks is this side's.
    return { here: piecesOf(here, [there]), there: piecesOf(there, [here]), merged: piecesOf(merged, [there, here]) }
  }, [both])
  return (
    <article className="both-sides" aria-labelledby={id}>
      <h3 id={id} data-content>
        {place ? t('receipts.bothOf', { title, ...place }) : title}
      </h3>
      <dl>
        <Text term={t('receipts.here')} pieces={texts.here} whose={['here']} />
        <Text term={t('receipts.there', { name })} pieces={texts.there} whose={['there']} />
        <Text term={t('receipts.merged')} pieces={texts.merged} whose={['here', 'there']} isResult />
      </dl>
      <p>
        <a href={href({ screen: 'notes', note: both.note })} aria-label={t('receipts.openNoteOf', { title })}>
          {t('receipts.openNote')}
        </a>
      </p>
    </article>
  )
}

type Side = 'here' | 'there'

interface TextProps {
  readonly term: string
  readonly pieces: readonly Piece[]
  /** For each text that it was compared with, whose a stretch is that the other lacks. */
  readonly whose: readonly Side[]
  readonly isResult?: boolean
}

function Text({ term, pieces, whose, isResult = false }: TextProps) {
  const { t } = useTranslation()
  return (
    <div className={isResult ? 'both-merged' : undefined}>
      <dt>{term}</dt>
      {pieces.length === 0 ? (
        <dd className="soft">{t('receipts.emptyText')}</dd>
      ) : (
        <dd data-content dir="auto" className={isCode(pieces) ? 'code' : undefined}>
          {pieces.map(({ from, text, lacks }) => {
            const sides = whose.filter((_, place) => lacks[place])
            if (sides.length === 0) return text
            return (
              <mark key={from} className={`of-${sides.join('-')}`}>
                {text}
              </mark>
            )
          })}
        </dd>
      )}
    </div>
  )
}

const isCode = (pieces: readonly Piece[]) =>
  /^ {0,3}(`{3}|~{3})/.test(
    pieces
      .slice(0, 6)
      .map(({ text }) => text)
      .join(''),
  )
