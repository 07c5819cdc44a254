/** A quiz item asked in the text. Its answers go where those of the quizzes go. */
import { lazy, Suspense, useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuizItem } from '../../study/course/source'
import { verdictOf } from '../../study/quiz/grade'
import type { Response } from '../../study/quiz/quizBook'
import { useReader } from './ReaderContext'

// Comes with the item, after the text.
const Question = lazy(() => import('../../questions/Question').then(({ Question }) => ({ default: Question })))

export function Check({ item: id }: { item: string }) {
  const { t } = useTranslation()
  const { loadItem } = useReader()
  const [item, setItem] = useState<QuizItem>()
  useEffect(() => {
    let isShown = true
    loadItem(id).then(
      (found) => isShown && setItem(found),
      () => isShown && setItem(undefined), // the compiler checked that it exists; a missing file leaves the text readable
    )
    return () => {
      isShown = false
    }
  }, [id, loadItem])
  const loading = <p className="check">{t('check.loading')}</p>
  if (!item) return loading
  return (
    <Suspense fallback={loading}>
      <AskedInText item={item} />
    </Suspense>
  )
}

function AskedInText({ item }: { item: QuizItem }) {
  const { t } = useTranslation()
  const { checks } = useReader()
  const [response, setResponse] = useState<Response>([])
  const [isAnswered, setAnswered] = useState(false)
  const again = () => {
    setResponse([])
    setAnswered(false)
  }
  return (
    <Question
      item={item}
      title={t('check.title')}
      response={response}
      isAnswered={isAnswered}
      onChange={setResponse}
      onAnswer={(given, { score }) => {
        setResponse(given)
        setAnswered(true)
        checks.record(item.id, score, given)
      }}
      then={{ label: t('check.again'), run: again }}
      aside={<LastTime id={item.id} />}
    />
  )
}

function LastTime({ id }: { id: string }) {
  const { t } = useTranslation()
  const { checks } = useReader()
  const score = useSyncExternalStore(
    checks.subscribe,
    useCallback(() => checks.lastScore(id), [checks, id]),
  )
  return score === undefined ? null : <span className="soft last-time">{t(`check.last.${verdictOf(score)}`)}</span>
}
