/** Every command of the app: its id, its keys and what it does. The palette, the shortcut sheet, the keyboard and the menu read this one list. */

import type { Address } from '../study/address'
import type { ChapterEntry } from '../study/course/course'
import type { SettingsStore } from './settingsStore'
import { stepTextSize } from './settingsStore'
import type { en } from './words/en'

export type CommandId = keyof (typeof en)['command']

export interface Command {
  readonly id: CommandId
  /** Keys as written in `matches`: `Mod` is Ctrl, or Cmd on a Mac. The first is shown. */
  readonly keys: readonly string[]
  readonly where: 'anywhere' | 'reading'
  readonly run: () => void
}

export interface CommandWorld {
  readonly navigate: (address: Address) => void
  readonly open: (overlay: 'palette' | 'shortcuts') => void
  /** One step back or forward through what was visited. */
  readonly step: (direction: 1 | -1) => void
  readonly settings: SettingsStore
  readonly chapters: readonly ChapterEntry[]
  /** Where the reader is, or undefined on other screens. */
  readonly place: () => { readonly chapter: string; readonly section: string } | undefined
  readonly openLogs: () => void
  readonly askForNote: (on: 'selection' | 'section') => void
}

export function makeCommands(world: CommandWorld): readonly Command[] {
  const { navigate, settings } = world
  const size = (direction: 1 | -1) =>
    settings.change({ textPercent: stepTextSize(settings.get().textPercent, direction) })
  const command = (id: CommandId, keys: readonly string[], run: () => void, where: Command['where'] = 'anywhere') => ({
    id,
    keys,
    run,
    where,
  })
  return [
    command('palette.open', ['Mod+k'], () => world.open('palette')),
    command('search.open', ['/', 'Mod+Shift+f'], () => navigate({ screen: 'search', query: '' })),
    command('contents.open', ['g c'], () => navigate({ screen: 'contents' })),
    command('glossary.open', ['g g'], () => navigate({ screen: 'glossary' })),
    command('notes.open', ['g n'], () => navigate({ screen: 'notes' })),
    command('quiz.open', ['g q'], () => navigate({ screen: 'quiz' })),
    command('review.open', ['g r'], () => navigate({ screen: 'review' })),
    command('labs.open', ['g l'], () => navigate({ screen: 'labs' })),
    command('record.open', ['g d'], () => navigate({ screen: 'record' })),
    command('devices.open', ['g p'], () => navigate({ screen: 'devices' })),
    command('settings.open', ['Mod+,'], () => navigate({ screen: 'settings' })),
    command('shortcuts.open', ['?'], () => world.open('shortcuts')),
    command('history.back', ['Alt+ArrowLeft'], () => world.step(-1)),
    command('history.forward', ['Alt+ArrowRight'], () => world.step(1)),
    command('text.larger', ['Mod+=', 'Mod++'], () => size(1)),
    command('text.smaller', ['Mod+-'], () => size(-1)),
    command('text.reset', ['Mod+0'], () => settings.change({ textPercent: 100 })),
    command('theme.light', [], () => settings.change({ theme: 'light' })),
    command('theme.dark', [], () => settings.change({ theme: 'dark' })),
    command('theme.system', [], () => settings.change({ theme: 'system' })),
    command('page.print', ['Mod+p'], () => window.print()),
    command('logs.open', [], world.openLogs),
    command('note.write', ['m'], () => world.askForNote('selection'), 'reading'),
    command('note.section', ['Shift+m'], () => world.askForNote('section'), 'reading'),
    command('section.next', ['j'], () => stepSection(world, 1), 'reading'),
    command('section.previous', ['k'], () => stepSection(world, -1), 'reading'),
    command('chapter.next', [']'], () => stepChapter(world, 1), 'reading'),
    command('chapter.previous', ['['], () => stepChapter(world, -1), 'reading'),
  ]
}

function stepChapter({ chapters, place, navigate }: CommandWorld, direction: 1 | -1) {
  const at = chapters.findIndex((chapter) => chapter.id === place()?.chapter)
  const next = at < 0 ? undefined : chapters[at + direction]
  if (next) navigate({ screen: 'read', chapter: next.id })
}

/** The next section in reading order, across chapters. */
function stepSection({ chapters, place, navigate }: CommandWorld, direction: 1 | -1) {
  const all = chapters.flatMap((chapter) =>
    chapter.sections.map((section) => ({ chapter: chapter.id, section: section.id })),
  )
  const here = place()
  const at = all.findIndex((one) => one.chapter === here?.chapter && one.section === here.section)
  const next = at < 0 ? undefined : all[at + direction]
  if (next) navigate({ screen: 'read', ...next })
}
