/** What the challenge showed, once all goals are met. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeText } from '../../design/CodeText'
import { Icon } from '../../design/Icon'
import type { Lab, LabWords, ScenarioWords } from '../../labs/lab'
import { href } from '../../study/address'
import { useLabs } from './labsWorld'

interface DoneProps {
  readonly lab: Lab
  /** Of the scenario. */
  readonly id: string
  readonly words: LabWords
  readonly next: string | undefined
}

export function Done({ lab, id, words, next }: DoneProps) {
  const { t } = useTranslation()
  const scenario = words.scenario(id)
  return (
    <section className="lab-done" aria-labelledby="lab-done-title">
      <h2 id="lab-done-title">
        <Icon name="check" />
        {t('labs.done')}
      </h2>
      <p className="done-question" data-content={words.isContent}>
        <CodeText text={scenario.question} />
      </p>
      <p data-content={words.isContent}>
        <CodeText text={scenario.answer} />
      </p>
      <div className="row">
        <MakeCard words={scenario} place={href({ screen: 'labs', lab: lab.id, scenario: id })} />
        {next !== undefined && (
          <a className="primary" href={href({ screen: 'labs', lab: lab.id, scenario: next })}>
            {t('labs.next')} <span data-content={words.isContent}>{words.scenario(next).title}</span>
          </a>
        )}
      </div>
    </section>
  )
}

/** The card leads back to the challenge. */
function MakeCard({ words, place }: { words: ScenarioWords; place: string }) {
  const { t } = useTranslation()
  const { cards } = useLabs()
  const [isMade, setMade] = useState(() => cards.has(words.question))
  const said = useRef<HTMLAnchorElement>(null)
  const wasPressed = useRef(false)
  useEffect(() => {
    if (isMade && wasPressed.current) said.current?.focus() // the button is gone
  }, [isMade])
  if (isMade)
    return (
      <p className="cards-added" role="status">
        <Icon name="check" /> {t('labs.cardMade')}{' '}
        <a ref={said} href={href({ screen: 'review', view: 'cards' })}>
          {t('review.title')}
        </a>
      </p>
    )
  const make = () => {
    if (!cards.has(words.question))
      cards.add(words.question, `${words.answer}\n\n[${words.title.replace(/[[\]\\]/g, '\\$&')}](${place})`)
    wasPressed.current = true
    setMade(true)
  }
  return (
    <button type="button" onClick={make}>
      <Icon name="cards" />
      {t('labs.card')}
    </button>
  )
}
