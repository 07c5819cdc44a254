/** The screen of an address, with what it needs. The reader and the contents are there from the start; the others load when opened. */

import { course } from 'virtual:course'
import { lazy, use, useCallback, useMemo } from 'react'
import { labIds } from '../labs/labIds'
import { Missing } from '../screens/missing/Missing'
import { Reader } from '../screens/reader/Reader'
import type { ReaderWorld } from '../screens/reader/ReaderContext'
import type { Place } from '../screens/reader/useReading'
import { type Address, formatAddress } from '../study/address'
import type { ChapterEntry } from '../study/course/course'
import { sectionKey } from '../study/progress'
import { openChecks } from './checks'
import { chapterText, findItem, findTerm, glossary, searchIndex } from './courseData'
import { findFigure } from './figures'
import { HomePage } from './HomePage'
import { onNoteRequest } from './noteRequests'
import { SettingsPage } from './SettingsPage'
import { useStudyRecord } from './studyRecord'
import { rewriteAddress } from './useAddress'
import { useOpenBooks } from './useOpenBooks'
import type { AppWorld } from './world'

const Search = lazy(() => import('../screens/search/Search').then(({ Search }) => ({ default: Search })))
const Glossary = lazy(() => import('../screens/glossary/Glossary').then(({ Glossary }) => ({ default: Glossary })))
const NotesPage = lazy(() => import('./NotesPage').then(({ NotesPage }) => ({ default: NotesPage })))
const QuizPage = lazy(() => import('./QuizPage').then(({ QuizPage }) => ({ default: QuizPage })))
const ReviewPage = lazy(() => import('./ReviewPage').then(({ ReviewPage }) => ({ default: ReviewPage })))
const DevicesPage = lazy(() => import('./DevicesPage').then(({ DevicesPage }) => ({ default: DevicesPage })))
const LabsPage = lazy(() => import('./LabsPage').then(({ LabsPage }) => ({ default: LabsPage })))
const RecordPage = lazy(() => import('./RecordPage').then(({ RecordPage }) => ({ default: RecordPage })))

interface ScreenProps {
  readonly world: AppWorld
  readonly address: Address
  readonly turn: number
}

export function Screen({ world, address, turn }: ScreenProps) {
  switch (address.screen) {
    case 'contents':
      return <HomePage world={world} />
    case 'read': {
      const entry = course.chapters.find((chapter) => chapter.id === address.chapter)
      if (!entry) return <Missing link={formatAddress(address)} />
      if (address.section && !hasPlace(entry, address.section))
        return <Missing link={formatAddress(address)} chapter={entry} />
      return <ReaderPage world={world} entry={entry} address={address} turn={turn} />
    }
    case 'search':
      return <SearchPage query={address.query} />
    case 'glossary':
      return <GlossaryPage term={address.term} turn={turn} />
    case 'settings':
      return <SettingsPage world={world} />
    case 'notes':
      return <NotesPage world={world} address={address} />
    case 'quiz':
      return <QuizPage world={world} chapter={address.chapter} />
    case 'review':
      return <ReviewPage world={world} view={address.view} />
    case 'labs':
      return <LabsPage world={world} address={address} />
    case 'record':
      return <RecordPage world={world} />
    case 'devices':
      return <DevicesPage world={world} address={address} />
    case 'missing':
      return <Missing link={address.link} />
  }
}

const hasPlace = (entry: ChapterEntry, id: string) =>
  entry.sections.some((section) => section.id === id || section.parts.some((part) => part.id === id))

interface ReaderPageProps {
  readonly world: AppWorld
  readonly entry: ChapterEntry
  readonly address: Extract<Address, { screen: 'read' }>
  readonly turn: number
}

function ReaderPage({ world, entry, address, turn }: ReaderPageProps) {
  const books = useOpenBooks(world.record)
  const { read } = useStudyRecord(world.record)
  const at = course.chapters.indexOf(entry)
  const { section, words } = address
  const target = useMemo(() => {
    const offset = turn === 0 ? world.firstOffset : 0
    return { ...(section && { section }), ...(words && { words }), offset, turn }
  }, [world, section, words, turn])
  const loaders = useMemo<ReaderWorld>(
    () => ({
      chapter: entry.id,
      figure: findFigure,
      loadTerm: findTerm,
      loadItem: (id) => findItem(entry.id, id),
      checks: openChecks(world.record, entry.id),
      hasLab: (id) => labIds.has(id),
    }),
    [entry.id, world.record],
  )
  const onPlace = useCallback(
    (place: Place) => {
      const here: Address = { screen: 'read', chapter: place.chapter, ...(place.section && { section: place.section }) }
      rewriteAddress(here)
      world.keepPlace({ route: formatAddress(here), offset: place.offset })
    },
    [world],
  )
  const onRead = useCallback(
    (one: string, isRead: boolean) => world.record.setRead(sectionKey(entry.id, one), isRead),
    [world, entry.id],
  )
  return (
    <Reader
      key={entry.id}
      entry={entry}
      text={chapterText(entry.id)}
      target={target}
      previous={course.chapters[at - 1]}
      next={course.chapters[at + 1]}
      read={read}
      world={loaders}
      onPlace={onPlace}
      onRead={onRead}
      notebook={books === 'refused' ? undefined : books?.notebook}
      onNoteRequest={onNoteRequest}
    />
  )
}

function SearchPage({ query }: { query: string }) {
  const keep = useCallback((words: string) => rewriteAddress({ screen: 'search', query: words }), [])
  return <Search course={course} query={query} index={use(searchIndex())} onQuery={keep} />
}

function GlossaryPage({ term, turn }: { term: string | undefined; turn: number }) {
  const target = useMemo(() => ({ ...(term && { term }), turn }), [term, turn])
  return <Glossary course={course} terms={use(glossary())} target={target} />
}
