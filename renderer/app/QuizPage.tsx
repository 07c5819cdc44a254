/** The quizzes, with the books behind it. */
import { use } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppWorld } from './world'

export function QuizPage({ world }: { world: AppWorld; chapter: string | undefined }) {
  const { t } = useTranslation()
  use(world.record.books)
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('quiz.title')}</h1>
    </div>
  )
}
