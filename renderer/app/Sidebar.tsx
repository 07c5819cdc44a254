/** The table of contents: every chapter, and the sections of the one that is open, with what was read. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../design/Icon'
import { useAfterPaint } from '../design/useAfterPaint'
import { type Address, href } from '../study/address'
import { type ChapterEntry, type Course, chapterMark } from '../study/course/course'
import { type SectionKey, sectionKey } from '../study/progress'
import { useHere } from './useAddress'

interface SidebarProps {
  readonly course: Course
  readonly read: ReadonlySet<SectionKey>
  /** Stands beside “Reviews”. */
  readonly due: ReactNode
  /** Stands beside “Devices”. */
  readonly devices: ReactNode
  readonly isOpen: boolean
  readonly onClose: () => void
}

const places = [
  { screen: 'contents', icon: 'home', label: 'app.home' },
  { screen: 'notes', icon: 'note', label: 'notes.title' },
  { screen: 'quiz', icon: 'quiz', label: 'quiz.title' },
  { screen: 'review', icon: 'cards', label: 'review.title' },
  { screen: 'labs', icon: 'flask', label: 'labs.title' },
  { screen: 'record', icon: 'vault', label: 'record.title' },
  { screen: 'devices', icon: 'devices', label: 'devices.title' },
] as const

export function Sidebar({ course, read, due, devices, isOpen, onClose }: SidebarProps) {
  const { t } = useTranslation()
  const address = useHere()
  const isPainted = useAfterPaint() // the text comes first
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    // Nothing is scrolled to in a drawer that is shut.
    const here = nav.current?.querySelector<HTMLElement>('a[aria-current="location"], summary[aria-current]')
    if (isOpen && here) keepInView(here)
  }, [isOpen])
  return (
    <>
      {isOpen && <div className="veil" onPointerDown={onClose} />}
      <nav ref={nav} id="sidebar" className={isOpen ? 'sidebar open' : 'sidebar'} aria-label={t('app.menu')}>
        <ul className="places">
          {places.map(({ screen, icon, label }) => (
            <li key={screen}>
              <a href={href({ screen })} aria-current={address.screen === screen ? 'page' : undefined}>
                <Icon name={icon} />
                {t(label)}
                {screen === 'review' && isPainted && due}
                {screen === 'devices' && isPainted && devices}
              </a>
            </li>
          ))}
        </ul>
        {isPainted && (
          <ol>
            {course.chapters.map((chapter) => (
              <ChapterItem key={chapter.id} chapter={chapter} address={address} read={read} />
            ))}
          </ol>
        )}
      </nav>
    </>
  )
}

function ChapterItem({
  chapter,
  address,
  read,
}: {
  chapter: ChapterEntry
  address: Address
  read: ReadonlySet<SectionKey>
}) {
  const { t } = useTranslation()
  const isHere = address.screen === 'read' && address.chapter === chapter.id
  const [isOpen, setOpen] = useState(isHere)
  // The chapter that one leaves is folded again, or ten of them would bury the list.
  useEffect(() => setOpen(isHere), [isHere])
  const isAtStart = isHere && address.section === undefined
  const summary = useInView(isAtStart)
  const done = chapter.sections.filter((section) => read.has(sectionKey(chapter.id, section.id))).length
  return (
    <li>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary ref={summary} aria-current={isHere ? 'true' : undefined}>
          <span className="toc-number">{chapterMark(chapter)}</span>
          <span className="toc-title" data-content>
            {chapter.title}
          </span>
          <progress
            className="toc-progress"
            max={chapter.sections.length}
            value={done}
            aria-label={t('contents.progress', { title: chapter.title })}
          />
        </summary>
        {isOpen && (
          <ol>
            {chapter.sections.map((section) => (
              <SectionItem
                key={section.id}
                chapter={chapter.id}
                section={section}
                isHere={isHere && address.section === section.id}
                isRead={read.has(sectionKey(chapter.id, section.id))}
              />
            ))}
          </ol>
        )}
      </details>
    </li>
  )
}

interface SectionItemProps {
  readonly chapter: string
  readonly section: { readonly id: string; readonly title: string }
  readonly isHere: boolean
  readonly isRead: boolean
}

function SectionItem({ chapter, section, isHere, isRead }: SectionItemProps) {
  const { t } = useTranslation()
  const link = useInView(isHere)
  return (
    <li>
      <a
        ref={link}
        href={href({ screen: 'read', chapter, section: section.id })}
        aria-current={isHere ? 'location' : undefined}
      >
        <span className={isRead ? 'tick read' : 'tick'}>{isRead && <Icon name="check" />}</span>
        <span data-content>{section.title}</span>
        <span className="unseen"> ({t(isRead ? 'reader.read' : 'reader.unread')})</span>
      </a>
    </li>
  )
}

/** Brings what one reads into view, when one comes to it. */
function useInView(isHere: boolean): (entry: HTMLElement | null) => void {
  const [entry, setEntry] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (isHere && entry) keepInView(entry)
  }, [isHere, entry])
  return setEntry
}

/** Scrolls the table of contents alone, and no further than is needed. */
function keepInView(entry: HTMLElement): void {
  const list = entry.closest('nav')
  if (!list) return
  const { top, bottom, height } = entry.getBoundingClientRect()
  const frame = list.getBoundingClientRect()
  const below = bottom + height - frame.bottom
  if (below > 0) list.scrollTop += below
  else if (top - height < frame.top) list.scrollTop -= frame.top - top + height
}
