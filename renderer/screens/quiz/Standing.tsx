/** How a chapter or a goal stands, as a bar and in words. */
import { useTranslation } from 'react-i18next'
import type { Tally } from '../../study/quiz/tally'

export function Standing({ asked, right, all }: Tally) {
  const { t } = useTranslation()
  const words = asked === 0 ? t('quiz.notAsked', { count: all }) : t('quiz.standing', { asked, right, all })
  return (
    <p className="standing soft">
      <progress max={Math.max(1, all)} value={right} aria-hidden="true" />
      <span>{words}</span>
    </p>
  )
}
