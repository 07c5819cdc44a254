/** What the learner must be told once, in words. */
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../platform/bridge'
import type { AppWorld } from './world'

export function useNotices(world: Pick<AppWorld, 'bridge' | 'notices'>, isUnsaved: boolean): readonly string[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      ...(world.bridge ? [] : [t('app.bridgeGone')]),
      ...world.notices.map((notice) => inWords(notice, t)),
      ...(isUnsaved ? [t('app.progressUnsaved')] : []),
    ],
    [world, isUnsaved, t],
  )
}

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
