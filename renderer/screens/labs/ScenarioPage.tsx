/** A challenge: what is asked beside the lab itself. */
import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { type Lab, type LabWords, longestRun } from '../../labs/lab'
import { href } from '../../study/address'
import { Brief } from './Brief'
import { Done } from './Done'
import { Fidelity } from './Fidelity'
import { OpenFile } from './OpenFile'
import { ShareFile } from './ShareFile'
import { type Run, useRun } from './useRun'

export function ScenarioPage({ lab, id }: { lab: Lab; id: string }) {
  const { t } = useTranslation()
  const words = lab.useWords()
  const run = useRun(lab, id)
  const stage = useRef<HTMLElement>(null)
  const at = lab.scenarios.findIndex((entry) => entry.id === id)
  const entry = lab.scenarios[at]
  const isDone =
    entry !== undefined && entry.goals.length > 0 && run.met.size === entry.goals.length && run.guest === undefined
  useDoneInView(stage, isDone)
  if (!entry) return null
  const scenario = words.scenario(id)
  return (
    <div className="lab-page">
      <header className="lab-head">
        <a className="back" href={href({ screen: 'labs', lab: lab.id })}>
          <Icon name="left" />
          {t('labs.back')}
        </a>
        <Place lab={lab} id={id} words={words} />
        <h1 tabIndex={-1} data-content={words.isContent}>
          {scenario.title}
        </h1>
      </header>
      <div className="lab-columns">
        <Brief entry={entry} words={scenario} isContent={words.isContent} met={run.met} onSolution={run.showSolution} />
        <section ref={stage} tabIndex={-1} className="lab-stage" aria-label={t('labs.stage')}>
          <GuestLine run={run} onEnd={() => stage.current?.focus()} />
          {isDone && <Done id={id} words={words} lab={lab} next={lab.scenarios[at + 1]?.id} />}
          {run.session.draw()}
          <RunBar run={run} lab={lab} id={id} />
        </section>
      </div>
      <Fidelity words={words.fidelity} />
    </div>
  )
}

/** What was just achieved comes into view; the focus stays where one works. */
function useDoneInView(stage: RefObject<HTMLElement | null>, isDone: boolean) {
  const wasDone = useRef(isDone)
  useEffect(() => {
    if (isDone && !wasDone.current) stage.current?.querySelector('.lab-done')?.scrollIntoView()
    wasDone.current = isDone
  }, [stage, isDone])
}

/** Which challenge of how many. */
function Place({ lab, id, words }: { lab: Lab; id: string; words: LabWords }) {
  const { t } = useTranslation()
  const tasks = lab.scenarios.filter(({ goals }) => goals.length > 0)
  const at = tasks.findIndex((task) => task.id === id)
  const group = words.groups?.find(({ scenarios }) => scenarios.includes(id))
  const parts = [words.title, group?.title, at >= 0 && t('labs.number', { at: at + 1, all: tasks.length })]
  return <p className="eyebrow">{parts.filter(Boolean).join(' · ')}</p>
}

/** Its buttons go with it, so `onEnd` takes the focus elsewhere. */
function GuestLine({ run, onEnd }: { run: Run; onEnd: () => void }) {
  const { t } = useTranslation()
  const end = (how: () => void) => () => {
    how()
    onEnd()
  }
  if (run.isBroken) return <p className="lab-notice">{t('labs.broken')}</p>
  if (!run.guest) return null
  return (
    <div className="lab-notice" role="status">
      <p>{t(`labs.guest.${run.guest}`)}</p>
      <div className="row">
        <button type="button" onClick={end(run.backToMine)}>
          {t('labs.guest.mine')}
        </button>
        {run.guest === 'shared' && (
          <button type="button" onClick={end(run.adopt)}>
            {t('labs.guest.adopt')}
          </button>
        )}
      </div>
    </div>
  )
}

function RunBar({ run, lab, id }: { run: Run; lab: Lab; id: string }) {
  const { t } = useTranslation()
  const isEmpty = run.steps === 0
  return (
    <div className="run-bar">
      <span className="soft">{t('labs.steps', { count: run.steps })}</span>
      {run.undo && (
        <button type="button" aria-disabled={isEmpty} onClick={() => isEmpty || run.undo?.()}>
          <Icon name="undo" />
          {t('labs.undo')}
        </button>
      )}
      <button type="button" aria-disabled={isEmpty} onClick={() => isEmpty || run.reset()}>
        {t('labs.reset')}
      </button>
      <ShareFile lab={lab.id} scenario={id} actions={run.session.actions} />
      <OpenFile onOpen={run.takeHandedOver} />
      {run.steps >= longestRun && <p role="status">{t('labs.full')}</p>}
      {run.isTooLarge && <p role="alert">{t('labs.tooLarge')}</p>}
    </div>
  )
}
