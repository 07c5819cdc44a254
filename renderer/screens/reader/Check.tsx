/** A quiz item asked in the text. Its answers go where those of the quizzes go. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '../../questions/Question'
import type { QuizItem } from '../../study/course/source'
import { verdictOf } from '../../study/quiz/grade'
import type { Response } from '../../study/quiz/quizBook'
import { useReader } from './ReaderContext'

interface Asked {
  readonly item: QuizItem
  readonly form: typeof Question
}

export function Check({ item: id }: { item: string }) {
  const { t } = useTranslation()
  const { loadItem } = useReader()
  const [asked, setAsked] = useState<Asked>()
  useEffect(() => {
    let isShown = true
    load(id, loadItem).then(
      (found) => isShown && setAsked(found),
      () => isShown && setAsked(undefined), // the compiler checked that it exists; a missing file leaves the text readable
    )
    return () => {
      isShown = false
    }
  }, [id, loadItem])
  if (!asked) return <p className="check">{t('check.loading')}</p>
  return <AskedInText item={asked.item} form={asked.form} />
}

/** The form comes with the question, after the text. By hand, because React holds back what a `lazy` reveals. */
async function load(id: string, loadItem: (id: string) => Promise<QuizItem | undefined>): Promise<Asked | undefined> {
  const [item, { Question }] = await Promise.all([loadItem(id), import('../../questions/Question')])
  return item && { item, form: Question }
}

function AskedInText({ item, form: Question }: Asked) {
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
