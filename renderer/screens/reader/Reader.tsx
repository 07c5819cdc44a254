/** A chapter: its head, its sections, its sources, and the way on. */
import { memo, use, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'
import type { ChapterEntry, ChapterText, SectionEntry } from '../../study/course/course'
import type { Notebook } from '../../study/notes/notebook'
import { type SectionKey, sectionKey } from '../../study/progress'
import { ChapterHead } from './ChapterHead'
import { highlightWords } from './highlightWords'
import type { MarginProps } from './Margin'
import { MarginHost } from './MarginHost'
import type { Draft } from './marginCards'
import { Outline } from './Outline'
import { ReaderContext, type ReaderWorld } from './ReaderContext'
import { TextTree } from './TextTree'
import { useGradual } from './useGradual'
import { useMarginNotes } from './useMarginNotes'
import { type Place, useReading } from './useReading'

export interface ReaderProps {
  readonly entry: ChapterEntry
  readonly text: Promise<ChapterText>
  /** Where to go, and a number that grows with each navigation. */
  readonly target: {
    readonly section?: string
    readonly words?: string
    readonly offset?: number
    readonly turn: number
  }
  readonly previous: ChapterEntry | undefined
  readonly next: ChapterEntry | undefined
  readonly read: ReadonlySet<SectionKey>
  readonly world: ReaderWorld
  readonly onPlace: (place: Place) => void
  readonly onRead: (section: string, isRead: boolean) => void
  /** Undefined until it is open. */
  readonly notebook: Notebook | undefined
  readonly onNoteRequest: MarginProps['onNoteRequest']
}

export function Reader(props: ReaderProps) {
  const { entry, target, world } = props
  const chapter = use(props.text)
  useEffect(() => {
    performance.mark('chapter-visible')
  }, [])
  const article = useRef<HTMLElement>(null)
  const around = useRef<HTMLDivElement>(null)
  const notes = useMarginNotes(props.notebook, entry.id)
  const [draft, setDraft] = useState<Draft>()
  const first = entry.sections.findIndex((section) => holds(section, target.section))
  const { isDrawn, isDone } = useGradual(chapter.sections.length, Math.max(0, first))
  const here = useReading({ article, chapter: entry.id, target, isDone, onPlace: props.onPlace, onRead: props.onRead })
  useEffect(() => highlightWords(article.current, target.words, target.section), [target])
  const margin = { entry, text: chapter, notes, draft, setDraft, here, around, article }
  return (
    <ReaderContext value={world}>
      <div className="reader">
        <div ref={around} className={notes.length > 0 || draft ? 'reading annotated' : 'reading'}>
          <article ref={article} className="chapter" key={entry.id}>
            <ChapterHead entry={entry} chapter={chapter} isDone={isDone} />
            <Sections {...props} chapter={chapter} isDrawn={isDrawn} />
            {isDone && <ChapterEnd {...props} chapter={chapter} />}
          </article>
          {isDone && <Outline entry={entry} here={here} />}
          {isDone && props.notebook && (
            <MarginHost {...margin} notebook={props.notebook} onNoteRequest={props.onNoteRequest} />
          )}
        </div>
      </div>
    </ReaderContext>
  )
}

interface SectionsProps extends ReaderProps {
  readonly chapter: ChapterText
  readonly isDrawn: (place: number) => boolean
}

const Sections = ({ entry, chapter, read, onRead, isDrawn }: SectionsProps) =>
  chapter.sections.map((section, place) =>
    isDrawn(place) ? (
      <section key={section.id} id={section.id} aria-labelledby={`${section.id}-title`}>
        <SectionText section={section} chapter={entry.id} />
        <SectionEnd
          section={entry.sections[place]}
          isRead={read.has(sectionKey(entry.id, section.id))}
          onRead={onRead}
        />
      </section>
    ) : (
      <section key={section.id} id={section.id} style={{ minHeight: roughHeight(entry.sections[place]) }} />
    ),
  )

/** About as tall as a section of that many words is, in CSS: the place it keeps until it is drawn. */
const roughHeight = (section: SectionEntry | undefined) => `${(section?.words ?? 0) * 0.17}rem`

const holds = (section: SectionEntry, id: string | undefined) =>
  section.id === id || section.parts.some((part) => part.id === id)

interface SectionTextProps {
  readonly section: ChapterText['sections'][number]
  readonly chapter: string
}

const SectionText = memo(function SectionText({ section, chapter }: SectionTextProps) {
  const { t } = useTranslation()
  return (
    <>
      <h2 id={`${section.id}-title`} tabIndex={-1}>
        <span data-content>{section.title}</span>
        <a
          className="anchor"
          href={href({ screen: 'read', chapter, section: section.id })}
          aria-label={t('reader.linkTo', { title: section.title })}
        >
          <Icon name="link" />
        </a>
      </h2>
      <div className="prose" data-content>
        <TextTree nodes={section.nodes} />
      </div>
    </>
  )
})

interface SectionEndProps {
  readonly section: SectionEntry | undefined
  readonly isRead: boolean
  readonly onRead: ReaderProps['onRead']
}

const SectionEnd = memo(function SectionEnd({ section, isRead, onRead }: SectionEndProps) {
  const { t } = useTranslation()
  if (!section) return null
  return (
    <label className="section-end" data-end={section.id}>
      <input
        type="checkbox"
        checked={isRead}
        onChange={(event) => onRead(section.id, event.target.checked)}
        aria-label={t('reader.markRead', { title: section.title })}
      />
      <span aria-hidden="true">{t('reader.markReadShort')}</span>
    </label>
  )
})

function ChapterEnd({ chapter, previous, next }: ReaderProps & { chapter: ChapterText }) {
  const { t } = useTranslation()
  return (
    <footer className="chapter-end">
      <h2 className="small-title">{t('reader.sources')}</h2>
      <ol className="sources" data-content>
        {chapter.sources.map((source) => (
          <li key={`${source.title} ${source.section}`}>
            <cite>{source.title}</cite>
            {source.section && <>, {source.section}</>}
            {source.version && <span className="soft"> ({source.version})</span>}
          </li>
        ))}
      </ol>
      <nav className="ways" aria-label={t('app.course')}>
        {previous && <Way to={previous} label={t('reader.previous')} icon="left" />}
        {next ? <Way to={next} label={t('reader.next')} icon="right" /> : <p className="soft">{t('reader.end')}</p>}
      </nav>
    </footer>
  )
}

function Way({ to, label, icon }: { to: ChapterEntry; label: string; icon: 'left' | 'right' }) {
  return (
    <a className={`way ${icon}`} href={href({ screen: 'read', chapter: to.id })}>
      <Icon name={icon} />
      <span>
        <span className="way-label">{label}</span>
        <span data-content>{to.title}</span>
      </span>
    </a>
  )
}
