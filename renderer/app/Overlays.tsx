/** The palette and the shortcut sheet, loaded when first opened. */

import { course } from 'virtual:course'
import { lazy, type ReactNode, Suspense, use, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../design/Dialog'
import type { PaletteEntry } from '../screens/palette/findEntries'
import type { Command } from './commands'
import { glossary } from './courseData'
import { FaultBoundary } from './Fault'
import { showKey } from './keys'
import { LabEntries, useLoadedLabs } from './LabEntries'
import { navigate } from './useAddress'
import type { Overlay } from './world'

const Palette = lazy(() => import('../screens/palette/Palette').then(({ Palette }) => ({ default: Palette })))
const Shortcuts = lazy(() => import('../screens/shortcuts/Shortcuts').then(({ Shortcuts }) => ({ default: Shortcuts })))

interface OverlaysProps {
  readonly overlay: Overlay
  readonly commands: readonly Command[]
  readonly isMac: boolean
  readonly onClose: () => void
}

export function Overlays({ overlay, ...props }: OverlaysProps) {
  const { t } = useTranslation()
  const inDialog = (fault: ReactNode) => (
    <Dialog label={t('fault.title')} onClose={props.onClose}>
      {fault}
    </Dialog>
  )
  return (
    <FaultBoundary place={overlay} around={inDialog}>
      <Suspense>{overlay === 'palette' ? <PaletteOverlay {...props} /> : <ShortcutsOverlay {...props} />}</Suspense>
    </FaultBoundary>
  )
}

function PaletteOverlay({ commands, isMac, onClose }: Omit<OverlaysProps, 'overlay'>) {
  const { t } = useTranslation()
  const terms = use(glossary())
  const labs = useLoadedLabs()
  const [byLab, setByLab] = useState<Readonly<Record<string, readonly PaletteEntry[]>>>({})
  const onEntries = useCallback(
    (lab: string, entries: readonly PaletteEntry[]) => setByLab((all) => ({ ...all, [lab]: entries })),
    [],
  )
  const entries = useMemo<readonly PaletteEntry[]>(
    () => [
      ...commands
        .filter((command) => command.id !== 'palette.open')
        .map(({ id, keys: [key], run }) => ({
          id,
          kind: 'command' as const,
          name: t(`command.${id}`),
          run,
          ...(key && { detail: showKey(key, isMac) }),
        })),
      ...course.chapters.flatMap((chapter) =>
        chapter.sections.map((section) => ({
          id: `${chapter.id}/${section.id}`,
          kind: 'section' as const,
          name: section.title,
          detail: chapter.title,
          run: () => navigate({ screen: 'read', chapter: chapter.id, section: section.id }),
        })),
      ),
      ...terms.map((term) => ({
        id: `term ${term.id}`,
        kind: 'term' as const,
        name: term.term,
        run: () => navigate({ screen: 'glossary', term: term.id }),
      })),
      ...Object.values(byLab).flat(),
    ],
    [commands, isMac, terms, byLab, t],
  )
  return (
    <>
      {labs.map((lab) => (
        <LabEntries key={lab.id} lab={lab} onEntries={onEntries} />
      ))}
      <Palette entries={entries} onSearch={(query) => navigate({ screen: 'search', query })} onClose={onClose} />
    </>
  )
}

function ShortcutsOverlay({ commands, isMac, onClose }: Omit<OverlaysProps, 'overlay'>) {
  const { t } = useTranslation()
  const shortcuts = commands.map(({ id, keys, where }) => ({
    id,
    where,
    name: t(`command.${id}`),
    keys: keys.map((key) => showKey(key, isMac)),
  }))
  return <Shortcuts shortcuts={shortcuts} onClose={onClose} />
}
