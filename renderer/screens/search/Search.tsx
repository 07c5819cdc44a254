/** Search over every section and term, as one types. The words stand in the address, so that back returns to them. */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { href } from '../../study/address'
import { type Course, chapterMark } from '../../study/course/course'
import type { ExcerptPart, Hit, SearchIndex } from '../../study/course/search'

const shown = 40
const shownTerms = 4

export interface SearchProps {
  readonly course: Course
  readonly query: string
  readonly index: SearchIndex
  readonly onQuery: (query: string) => void
}

export function Search({ course, query: first, index, onQuery }: SearchProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState(first)
  const field = useRef<HTMLInputElement>(null)
  const asked = useDeferredValue(query)
  const all = useMemo(() => index.search(asked, shown), [index, asked])
  const hits = all.filter((hit) => hit.kind === 'section')
  const terms = all.filter((hit) => hit.kind === 'term').slice(0, shownTerms)
  useEffect(() => field.current?.focus(), [])
  useEffect(() => setQuery(first), [first])
  const change = (value: string) => {
    setQuery(value)
    onQuery(value)
  }
  return (
    <div className="page search">
      <h1 tabIndex={-1}>{t('search.title')}</h1>
      <search>
        <input
          ref={field}
          type="search"
          className="big-field"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={query}
          onChange={(event) => change(event.target.value)}
          spellCheck={false}
          maxLength={200}
        />
      </search>
      <p role="status" className="soft">
        {!asked.trim()
          ? t('search.empty')
          : hits.length
            ? t('search.hits', { count: hits.length })
            : t('search.none', { query: asked })}
      </p>
      {asked.trim() && !hits.length && <p>{t('search.noneHelp')}</p>}
      {terms.length > 0 && <TermHits terms={terms} />}
      <ol className="hits" data-content>
        {hits.map((hit) => (
          <HitRow key={`${hit.chapter}/${hit.section}`} hit={hit} course={course} query={asked} />
        ))}
      </ol>
    </div>
  )
}

function HitRow({ hit, course, query }: { hit: Hit; course: Course; query: string }) {
  const chapter = course.chapters.find((one) => one.id === hit.chapter)
  return (
    <li>
      <a href={href({ screen: 'read', chapter: hit.chapter, section: hit.section, words: query })}>
        <span className="hit-title">
          <Marked parts={hit.titleParts} />
        </span>
        <span className="hit-chapter soft">{chapter && `${chapterMark(chapter)} · ${chapter.title}`}</span>
      </a>
      <p>
        <Marked parts={hit.excerpt} />
      </p>
    </li>
  )
}

function TermHits({ terms }: { terms: readonly Hit[] }) {
  const { t } = useTranslation()
  return (
    <ul className="term-hits" aria-label={t('search.terms')} data-content>
      {terms.map((hit) => (
        <li key={hit.id}>
          <a href={href({ screen: 'glossary', term: hit.id })}>
            <Marked parts={hit.titleParts} />
          </a>{' '}
          <Marked parts={hit.excerpt} />
        </li>
      ))}
    </ul>
  )
}

function Marked({ parts }: { parts: readonly ExcerptPart[] }) {
  return parts.map((part, place) => {
    const key = `${place}`
    return part.isHit ? <mark key={key}>{part.text}</mark> : part.text
  })
}
