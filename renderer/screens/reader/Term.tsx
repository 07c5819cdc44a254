/** A glossary term in the text: a button that opens its explanation beside it. */
import { type ReactNode, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ShortText } from '../../design/ShortText'
import { href } from '../../study/address'
import type { Term as TermEntry } from '../../study/course/source'
import { useReader } from './ReaderContext'

type Loaded = 'loading' | 'missing' | TermEntry

export function Term({ id, children }: { id: string; children: ReactNode }) {
  const { t } = useTranslation()
  const { loadTerm } = useReader()
  const popover = useId()
  const box = useRef<HTMLSpanElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [term, setTerm] = useState<Loaded>('loading')
  const load = () => {
    if (typeof term === 'string')
      loadTerm(id).then(
        (found) => setTerm(found ?? 'missing'),
        () => setTerm('missing'),
      )
  }
  return (
    <span className="term-place">
      <button type="button" className="term" popoverTarget={popover} aria-expanded={isOpen} onClick={load}>
        {children}
      </button>
      <span
        ref={box}
        id={popover}
        popover="auto"
        className="term-box"
        role="status"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && <Explanation term={term} words={{ missing: t('reader.termMissing'), loading: t('app.loading') }} />}
      </span>
    </span>
  )
}

function Explanation({ term, words }: { term: Loaded; words: { missing: string; loading: string } }) {
  const { t } = useTranslation()
  if (term === 'loading') return words.loading
  if (term === 'missing') return words.missing
  const [chapter = '', section = ''] = term.see.split('#')
  return (
    <>
      <span data-content>
        <strong>{term.term}</strong> <ShortText text={term.short} />
      </span>
      <span className="term-links">
        <a href={href({ screen: 'glossary', term: term.id })}>{t('reader.term')}</a>
        <a href={href({ screen: 'read', chapter, section })}>{t('reader.termMore')}</a>
      </span>
    </>
  )
}
