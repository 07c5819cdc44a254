/** One lab: what it is, its challenges, and what of it is real. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import type { Lab, LabGroup } from '../../labs/lab'
import { href } from '../../study/address'
import { labKey } from '../../study/labs/labBook'
import { Fidelity } from './Fidelity'
import { useLabs } from './labsWorld'
import { OpenFile } from './OpenFile'

export function LabOverview({ lab }: { lab: Lab }) {
  const { t } = useTranslation()
  const words = lab.useWords()
  const world = useLabs()
  const groups = words.groups ?? [{ title: t('labs.challenges'), scenarios: lab.scenarios.map(({ id }) => id) }]
  const chapter = world.chapterTitle(lab.chapter)
  const next = lab.scenarios.find(({ id, goals }) => goals.length > 0 && !world.solved.has(labKey(lab.id, id)))?.id
  return (
    <div className="page labs">
      <a className="back" href={href({ screen: 'labs' })}>
        <Icon name="left" />
        {t('labs.title')}
      </a>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">{words.summary}</p>
      {chapter && (
        <p className="soft">
          {t('labs.chapter')}{' '}
          <a href={href({ screen: 'read', chapter: lab.chapter })} data-content>
            {chapter}
          </a>
        </p>
      )}
      {next !== undefined && (
        <p>
          <a className="primary" href={href({ screen: 'labs', lab: lab.id, scenario: next })}>
            {t(next === lab.scenarios[0]?.id ? 'labs.begin' : 'labs.goOn')}{' '}
            <span data-content={words.isContent}>{words.scenario(next).title}</span>
          </a>
        </p>
      )}
      {groups.map((group) => (
        <section key={group.title}>
          <GroupHead lab={lab} group={group} />
          <ol className="challenges">
            {group.scenarios.map((id) => (
              <ChallengeRow
                key={id}
                lab={lab}
                id={id}
                at={lab.scenarios.findIndex((entry) => entry.id === id)}
                title={words.scenario(id).title}
                isContent={words.isContent}
              />
            ))}
          </ol>
        </section>
      ))}
      <OpenFile />
      <Fidelity words={words.fidelity} />
    </div>
  )
}

/** What its challenges are about, and how many of them are solved. */
function GroupHead({ lab, group }: { lab: Lab; group: LabGroup }) {
  const { t } = useTranslation()
  const { solved } = useLabs()
  const tasks = lab.scenarios.filter(({ id, goals }) => group.scenarios.includes(id) && goals.length > 0)
  const done = tasks.filter(({ id }) => solved.has(labKey(lab.id, id))).length
  return (
    <div className="lab-part">
      <h2>{group.title}</h2>
      {tasks.length > 0 && <p className="soft">{t('labs.solvedOf', { done, all: tasks.length })}</p>}
      {group.about !== undefined && <p className="lab-about">{group.about}</p>}
    </div>
  )
}

interface ChallengeRowProps {
  readonly lab: Lab
  readonly id: string
  readonly at: number
  readonly title: string
  readonly isContent: boolean | undefined
}

function ChallengeRow({ lab, id, at, title, isContent }: ChallengeRowProps) {
  const { t } = useTranslation()
  const { runs, solved } = useLabs()
  const key = labKey(lab.id, id)
  const state = solved.has(key) ? 'solved' : runs.has(key) ? 'begun' : undefined
  return (
    <li>
      <a href={href({ screen: 'labs', lab: lab.id, scenario: id })}>
        <span className="challenge-number" aria-hidden="true">
          {at + 1}
        </span>
        <span className="challenge-title" data-content={isContent}>
          {title}
        </span>
        {state && (
          <span className={`challenge-state ${state}`}>
            {state === 'solved' && <Icon name="check" />}
            {t(`labs.${state}`)}
          </span>
        )}
      </a>
    </li>
  )
}
