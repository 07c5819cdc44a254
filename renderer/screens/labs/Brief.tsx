/** The story, the goals as they are met, and hints one at a time. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeText } from '../../design/CodeText'
import { Icon } from '../../design/Icon'
import type { ScenarioEntry, ScenarioWords } from '../../labs/lab'

interface BriefProps {
  readonly entry: ScenarioEntry
  readonly words: ScenarioWords
  readonly isContent: boolean | undefined
  readonly met: ReadonlySet<string>
  readonly onSolution: () => void
}

export function Brief({ entry, words, isContent, met, onSolution }: BriefProps) {
  const { t } = useTranslation()
  return (
    <div className="lab-brief">
      <h2 className="small-title">{t('labs.brief')}</h2>
      {words.story.map((paragraph) => (
        <p key={paragraph} className="story" data-content={isContent}>
          <CodeText text={paragraph} />
        </p>
      ))}
      {entry.goals.length > 0 && <h2 className="small-title">{t('labs.goals')}</h2>}
      <ul className="lab-goals">
        {entry.goals.map((id) => (
          <li key={id} className={met.has(id) ? 'met' : 'open'} data-goal={id}>
            <span className="goal-mark">{met.has(id) && <Icon name="check" />}</span>
            <span>
              <span data-content={isContent}>
                <CodeText text={words.goals[id] ?? id} />
              </span>{' '}
              <span className="unseen">({t(met.has(id) ? 'labs.met' : 'labs.open')})</span>
            </span>
          </li>
        ))}
      </ul>
      <MetNews entry={entry} words={words} met={met} />
      {words.hints.length > 0 && <Hints hints={words.hints} isContent={isContent} onSolution={onSolution} />}
    </div>
  )
}

/** Tells a screen reader of a goal when it is met. */
function MetNews({ entry, words, met }: Pick<BriefProps, 'entry' | 'words' | 'met'>) {
  const { t } = useTranslation()
  const before = useRef(met)
  const [news, setNews] = useState('')
  useEffect(() => {
    const fresh = entry.goals.filter((id) => met.has(id) && !before.current.has(id))
    before.current = met
    if (fresh.length === 0) return
    const told = fresh.map((id) => t('labs.goalMet', { goal: words.goals[id] ?? id }))
    setNews([...told, ...(met.size === entry.goals.length ? [`${t('labs.done')}.`] : [])].join(' '))
  }, [entry, words, met, t])
  return (
    <p className="unseen" role="status">
      {news}
    </p>
  )
}

interface HintsProps {
  readonly hints: readonly string[]
  readonly isContent: boolean | undefined
  readonly onSolution: () => void
}

function Hints({ hints, isContent, onSolution }: HintsProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(0)
  const end = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (shown > 0 && shown === hints.length) end.current?.focus() // the button is gone
  }, [shown, hints])
  return (
    <section className="lab-hints" aria-label={t('labs.hints')}>
      <ol aria-live="polite">
        {hints.slice(0, shown).map((hint) => (
          <li key={hint} data-content={isContent}>
            <CodeText text={hint} />
          </li>
        ))}
      </ol>
      {shown < hints.length ? (
        <button type="button" onClick={() => setShown(shown + 1)}>
          {t(shown === 0 ? 'labs.hint' : 'labs.hintNext')}
        </button>
      ) : (
        <div className="row">
          <span ref={end} tabIndex={-1} className="soft">
            {t('labs.noMoreHints')}
          </span>
          <button type="button" onClick={onSolution}>
            {t('labs.showSolution')}
          </button>
        </div>
      )}
    </section>
  )
}
