/** What can be predicted, in words. */
import { useTranslation } from 'react-i18next'

const answerIds = ['there', 'gone', '100', '67', '50', '33', '0'] as const

export function useAnswerWord(): (answer: string) => string {
  const { t } = useTranslation()
  return (answer) => {
    const one = answerIds.find((other) => other === answer)
    return one ? t(`labs.localfirst.predict.answer.${one}`) : answer
  }
}
