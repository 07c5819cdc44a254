/** A commit's object in short, under the graph: of what is pointed at, or reached, or chosen, or else HEAD. */

import { useTranslation } from 'react-i18next'
import { Icon } from '../../../../design/Icon'
import { visible } from '../../../../design/terminalText'
import type { PictureCommit } from '../../engine/picture/picture'
import { dateOf } from './shown'

interface CardProps {
  readonly id: string
  readonly commit: PictureCommit | undefined
  readonly onInspect: ((oid: string) => void) | undefined
}

export function Card({ id, commit, onInspect }: CardProps) {
  const { t } = useTranslation()
  if (!commit) return null
  const { oid, tree, parents, author, seconds, subject, standing } = commit
  return (
    <div className="graph-card">
      <div id={id}>
        <p className="graph-card-subject" data-content>
          {visible(subject)}
        </p>
        <dl>
          <Field name={t('labs.git.graph.card.id')} value={oid} isId />
          <Field name={t('labs.git.graph.card.tree')} value={tree.slice(0, 7)} isId />
          <Field
            name={t(parents.length === 1 ? 'labs.git.graph.card.parent' : 'labs.git.graph.card.parents')}
            value={parents.map((parent) => parent.slice(0, 7)).join(' ') || t('labs.git.graph.card.noParents')}
            isId={parents.length > 0}
            isWord={parents.length === 0}
          />
          <Field name={t('labs.git.graph.card.author')} value={author} />
          <Field name={t('labs.git.graph.card.date')} value={dateOf(seconds)} />
        </dl>
        {standing !== 'ref' && <p className="graph-card-standing">{t(`labs.git.graph.standing.${standing}`)}</p>}
      </div>
      {onInspect && (
        <button type="button" onClick={() => onInspect(oid)}>
          <Icon name="search" />
          {t('labs.git.graph.card.inspect')}
        </button>
      )}
    </div>
  )
}

interface FieldProps {
  readonly name: string
  readonly value: string
  readonly isId?: boolean
  /** From the catalogue, not from the repository. */
  readonly isWord?: boolean
}

function Field({ name, value, isId = false, isWord = false }: FieldProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isId ? 'mono' : ''} data-content={isWord ? undefined : ''}>
        {visible(value)}
      </dd>
    </div>
  )
}
