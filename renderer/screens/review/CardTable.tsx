/** Rows of cards, a hundred a page. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ShortText } from '../../design/ShortText'
import type { CardRow } from '../../study/deck/cardRows'
import { cardTitle } from '../../study/deck/cardTitle'
import type { ReviewWorld } from './reviewWorld'
import { shortDay } from './span'

const pageSize = 100

interface CardTableProps {
  readonly world: ReviewWorld
  readonly rows: readonly CardRow[]
  readonly onOpen: (ref: string) => void
}

export function CardTable({ world, rows, onOpen }: CardTableProps) {
  const { t } = useTranslation()
  const [asked, setPage] = useState(0)
  const pages = Math.ceil(rows.length / pageSize)
  const page = Math.min(asked, pages - 1)
  return (
    <>
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">{t('review.list.card')}</th>
            <th scope="col">{t('review.list.state')}</th>
            <th scope="col">{t('review.list.due')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(page * pageSize, (page + 1) * pageSize).map((row) => (
            <Row key={row.ref} world={world} row={row} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav className="row pages" aria-label={t('review.list.pages')}>
          <button type="button" aria-disabled={page === 0} onClick={() => setPage(Math.max(0, page - 1))}>
            {t('review.list.earlier')}
          </button>
          <span role="status">{t('review.list.page', { page: page + 1, pages })}</span>
          <button
            type="button"
            aria-disabled={page === pages - 1}
            onClick={() => setPage(Math.min(pages - 1, page + 1))}
          >
            {t('review.list.later')}
          </button>
        </nav>
      )}
    </>
  )
}

interface RowProps {
  readonly world: ReviewWorld
  readonly row: CardRow
  readonly onOpen: (ref: string) => void
}

function Row({ world, row, onOpen }: RowProps) {
  const { t } = useTranslation()
  const { card, ref, state, known, source } = row
  const { course } = world
  const title = card && cardTitle(card)
  const chapter = course.chapters.find((one) => one.id === card?.chapter)?.title
  const isScheduled = known && state !== 'new' && state !== 'suspended'
  return (
    <tr>
      <td>
        <button type="button" className="card-title" onClick={() => onOpen(ref)} data-content={title ? '' : undefined}>
          {title ? (
            source === 'own' ? (
              title
            ) : (
              <ShortText text={title} />
            )
          ) : (
            t(card ? 'review.list.untitled' : 'review.list.gone', { ref })
          )}
        </button>
        <span className="soft card-from">
          {chapter && source === 'course' ? <span data-content>{chapter}</span> : t(`review.source.${source}`)}
        </span>
      </td>
      <td>{t(`review.state.${state}`)}</td>
      <td>{isScheduled ? <Due world={world} at={known.due} /> : '–'}</td>
    </tr>
  )
}

function Due({ world: { now, dayOf }, at }: { world: ReviewWorld; at: number }) {
  const { t, i18n } = useTranslation()
  if (at <= now()) return t('review.list.dueNow')
  if (dayOf(at) === dayOf(now())) return t('review.list.dueToday')
  return <span data-content>{shortDay(dayOf(at), i18n.language)}</span>
}
