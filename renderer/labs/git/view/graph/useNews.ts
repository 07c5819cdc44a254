/** What changed between two pictures, as a sentence. */

import { useTranslation } from 'react-i18next'
import { visible } from '../../../../design/terminalText'
import type { Picture } from '../../engine/picture/picture'
import { changesBetween, type PictureChange } from '../../engine/picture/pictureChanges'

const short = (oid: string | undefined) => oid?.slice(0, 7) ?? ''

/** Empty where nothing changed. */
export function useNews(): (before: Picture, after: Picture) => string {
  const { t } = useTranslation()
  const ref = ({ label: name, from, to }: Extract<PictureChange, { kind: 'ref' }>) => {
    const label = visible(name)
    if (from === undefined) return t('labs.git.news.refNew', { label, to: short(to) })
    if (to === undefined) return t('labs.git.news.refGone', { label, from: short(from) })
    return t('labs.git.news.refMoved', { label, from: short(from), to: short(to) })
  }
  const one = (change: PictureChange): string => {
    switch (change.kind) {
      case 'ref':
        return ref(change)
      case 'head':
        return change.to.kind === 'branch'
          ? t('labs.git.news.headBranch', { branch: visible(change.to.name) })
          : t('labs.git.news.headDetached', { to: short(change.to.oid) })
      case 'begun':
      case 'ended':
        return t(`labs.git.news.${change.kind}`, { what: t(`labs.git.news.what.${change.what}`) })
      default:
        return t(`labs.git.news.${change.kind}`, { count: change.count })
    }
  }
  return (before, after) => {
    const parts = changesBetween(before, after).map(one)
    return parts.length === 0 ? '' : t('labs.git.news.whole', { news: parts.join('; ') })
  }
}
