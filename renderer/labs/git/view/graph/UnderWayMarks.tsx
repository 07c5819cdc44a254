/** What the repository is in the middle of. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../../design/Icon'
import type { UnderWay } from '../../engine/picture/underWay'

export function UnderWayMarks({ underWay }: { underWay: readonly UnderWay[] }) {
  const { t } = useTranslation()
  const words = (one: UnderWay) => {
    switch (one.kind) {
      case 'rebase': {
        const { branch, done, all } = one
        if (branch === undefined) return t('labs.git.graph.underWay.rebase', { done, all })
        return t('labs.git.graph.underWay.rebaseOf', { branch, done, all })
      }
      case 'bisect':
        return t('labs.git.graph.underWay.bisect', { count: one.good })
      default:
        return t(`labs.git.graph.underWay.${one.kind}`)
    }
  }
  return underWay.map((one) => (
    <span key={one.kind} className="graph-marks">
      <Icon name="clock" />
      {words(one)}
    </span>
  ))
}
