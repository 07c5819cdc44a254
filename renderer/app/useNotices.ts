/** What the learner must be told once, in words. */
import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../platform/bridge'
import { now } from '../platform/clock'
import type { Health } from '../storage/store'
import type { AppWorld } from './world'

export interface ShownNotice {
  readonly text: string
  /** Whether “Your data” says more and offers what can be done. */
  readonly isAboutData: boolean
}

export function useNotices(
  world: Pick<AppWorld, 'bridge' | 'notices'>,
  health: Health | 'notOpened' | undefined,
): readonly ShownNotice[] {
  const { t } = useTranslation()
  const [startedAt] = useState(now)
  return useMemo(
    () => [
      ...(world.bridge ? [] : [t('app.bridgeGone')]).map(plain),
      ...world.notices.map((notice) => plain(inWords(notice, t))),
      ...(health === 'notOpened' ? [plain(t('app.recordNotOpened'))] : []),
      ...(health && health !== 'notOpened' ? ofHealth(health, startedAt, t) : []),
    ],
    [world, health, startedAt, t],
  )
}

const plain = (text: string): ShownNotice => ({ text, isAboutData: false })

function inWords(notice: Notice, t: TFunction): string {
  switch (notice.kind) {
    case 'settingsBroken':
      return t('app.settingsSetAside', { file: notice.file })
    case 'settingsNewer':
      return t('app.settingsNewer', { file: notice.file })
    default:
      return t('app.settingsReadOnly', { reason: notice.reason })
  }
}

function ofHealth({ save, loss, setAside, begunAnew }: Health, startedAt: number, t: TFunction): ShownNotice[] {
  // What was refused of another device is no damage of this one's data.
  const damaged = setAside.filter(({ at, what }) => at >= startedAt && what !== 'update').length
  return [
    ...(save.kind === 'failing' ? [t(`app.failing.${save.why}`)] : []),
    ...(save.kind === 'readOnly' ? [t(`app.readOnly.${save.why}`)] : []),
    ...(begunAnew ? [t('app.begunAnew', begunAnew)] : []),
    ...(loss ? [t(`app.loss.${loss.kind}`)] : []),
    ...(damaged > 0 ? [t('app.damaged', { count: damaged })] : []),
  ].map((text) => ({ text, isAboutData: true }))
}
