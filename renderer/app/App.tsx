/** The app's shell in the window: address, commands, overlays, settings at work. */

import { course } from 'virtual:course'
import { Suspense, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Busy } from '../design/Busy'
import { MotionContext } from '../design/motion'
import { formatAddress, parseAddress } from '../study/address'
import { makeCommands } from './commands'
import { DevicesMark } from './DevicesMark'
import { DueBadge } from './DueBadge'
import { FaultBoundary } from './Fault'
import { Frame } from './Frame'
import { keepFocus } from './keepFocus'
import { listenForKeys, showKey } from './keys'
import { askForNote } from './noteRequests'
import { Overlays } from './Overlays'
import { Screen } from './Screen'
import { useStudyRecord } from './studyRecord'
import { navigate, stepThroughHistory, useAddress } from './useAddress'
import { useAppearance } from './useAppearance'
import { useNotices } from './useNotices'
import { useTitle } from './useTitle'
import { useTop } from './useTop'
import type { AppWorld, Overlay } from './world'

export function App({ world }: { world: AppWorld }) {
  const { t } = useTranslation()
  const { address, turn } = useAddress()
  const [overlay, setOverlay] = useState<Overlay>()
  const { read, health } = useStudyRecord(world.record)
  const settings = useSyncExternalStore(world.settings.subscribe, world.settings.get)
  const isReduced = useAppearance(settings)
  const notices = useNotices(world, health)
  useTitle(address)
  useTop(address)
  useEffect(keepFocus, [])
  const commands = useCommands(world, setOverlay)
  const motion = useMemo(
    () => ({ isReduced, play: t('motion.play'), pause: t('motion.pause'), stepOn: t('motion.step') }),
    [isReduced, t],
  )
  return (
    <MotionContext value={motion}>
      <Frame
        course={course}
        address={address}
        turn={turn}
        read={read}
        due={<DueBadge record={world.record} />}
        devices={<DevicesMark world={world} />}
        notices={notices}
        paletteKey={showKey('Mod+k', world.isMac)}
        onPalette={() => setOverlay('palette')}
        onShortcuts={() => setOverlay('shortcuts')}
      >
        <FaultBoundary place={formatAddress(address)}>
          <Suspense fallback={<Busy>{t('app.loading')}</Busy>}>
            <Screen world={world} address={address} turn={turn} />
          </Suspense>
        </FaultBoundary>
      </Frame>
      {overlay && (
        <Overlays overlay={overlay} commands={commands} isMac={world.isMac} onClose={() => setOverlay(undefined)} />
      )}
    </MotionContext>
  )
}

function useCommands(world: AppWorld, open: (overlay: Overlay) => void) {
  const place = () => {
    const here = parseAddress(location.hash)
    if (here.screen !== 'read') return undefined
    const chapter = course.chapters.find((one) => one.id === here.chapter)
    return { chapter: here.chapter, section: here.section ?? chapter?.sections[0]?.id ?? '' }
  }
  const make = () =>
    makeCommands({
      navigate,
      step: stepThroughHistory,
      open,
      settings: world.settings,
      chapters: course.chapters,
      place,
      openLogs: () => void world.openLogs(),
      askForNote,
    })
  const [commands] = useState(make)
  useEffect(
    () =>
      listenForKeys(
        world.isMac,
        () => commands,
        () => world.settings.get().letterKeys,
      ),
    [world, commands],
  )
  useEffect(
    () => world.bridge?.on('command', (id) => commands.find((command) => command.id === id)?.run()),
    [world, commands],
  )
  useEffect(() => world.bridge?.on('navigate', (route) => navigate(parseAddress(route))), [world])
  return commands
}
