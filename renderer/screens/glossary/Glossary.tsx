/** All terms of the course, with a filter; a link to one term opens on it. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ShortText } from '../../design/ShortText'
import { href } from '../../study/address'
import type { Course } from '../../study/course/course'
import { findTerms } from '../../study/course/findTerms'
import type { Term } from '../../study/course/source'

export interface GlossaryProps {
  readonly course: Course
  readonly terms: readonly Term[]
  readonly target: { readonly term?: string; readonly turn: number }
}

export function Glossary({ course, terms, target }: GlossaryProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  useEffect(() => {
    if (!target.term) return
    const place = document.getElementById(`term-${target.term}`)
    place?.scrollIntoView({ block: 'center', behavior: 'instant' })
    place?.focus({ preventScroll: true })
  }, [target])
  const shown = query.trim()
    ? findTerms(terms, query)
    : [...terms].sort((one, other) => one.term.localeCompare(other.term, 'en'))
  return (
    <div className="page glossary">
      <h1 tabIndex={-1}>{t('glossary.title')}</h1>
      <p className="soft">{t('glossary.lead', { count: terms.length })}</p>
      <input
        type="search"
        className="big-field"
        aria-label={t('glossary.filter')}
        placeholder={t('glossary.filter')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        spellCheck={false}
        maxLength={200}
      />
      {shown.length === 0 && <p role="status">{t('glossary.none', { query })}</p>}
      <dl>
        {shown.map((term) => (
          <Entry key={term.id} term={term} course={course} isTarget={term.id === target.term} />
        ))}
      </dl>
    </div>
  )
}

function Entry({ term, course, isTarget }: { term: Term; course: Course; isTarget: boolean }) {
  const { t } = useTranslation()
  const [chapterId = '', sectionId = ''] = term.see.split('#')
  const chapter = course.chapters.find((one) => one.id === chapterId)
  const section = chapter?.sections.find((one) => one.id === sectionId)
  return (
    <div id={`term-${term.id}`} tabIndex={-1} className={isTarget ? 'entry target' : 'entry'}>
      <dt data-content>{term.term}</dt>
      <dd>
        <span data-content>
          <ShortText text={term.short} />
        </span>{' '}
        {section && (
          <span className="soft">
            {t('glossary.taught')}{' '}
            <a href={href({ screen: 'read', chapter: chapterId, section: sectionId })} data-content>
              {section.title}
            </a>
          </span>
        )}
      </dd>
    </div>
  )
}
