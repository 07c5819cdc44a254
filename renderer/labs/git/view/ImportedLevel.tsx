/** A level from a file: what it asks for, and how far one is. Its words are its own. */
import { useTranslation } from 'react-i18next'
import { CodeText } from '../../../design/CodeText'
import { Icon } from '../../../design/Icon'
import type { Level } from '../scenario/level'
import type { GitSession } from './session'

export function ImportedLevel({ session, level }: { session: GitSession; level: Level }) {
  const { t } = useTranslation()
  const met = session.met()
  return (
    <section className="git-imported" aria-label={t('labs.gitStage.level.goals')}>
      <div data-content>
        <h2>{level.title}</h2>
        {level.story.map((paragraph) => (
          <p key={paragraph}>
            <CodeText text={paragraph} />
          </p>
        ))}
      </div>
      <ul className="lab-goals">
        {level.goals.map(({ id, says }) => (
          <li key={id} className={met.has(id) ? 'met' : 'open'}>
            <span className="goal-mark">{met.has(id) && <Icon name="check" />}</span>
            <span>
              <span data-content>
                <CodeText text={says} />
              </span>{' '}
              <span className="unseen">({t(met.has(id) ? 'labs.met' : 'labs.open')})</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
