/** One repository beside others: as pictures, or as text. */
import { lazy, Suspense, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Picture } from '../../engine/picture/picture'
import { Graph } from './Graph'
import { News } from './News'
import { UnderWayMarks } from './UnderWayMarks'

const GraphTree = lazy(() => import('./GraphTree').then(({ GraphTree }) => ({ default: GraphTree })))

export interface ShownRepository {
  readonly id: string
  /** `Your repository`, `origin`, `Ada’s repository`. */
  readonly title: string
  readonly picture: Picture
}

export interface GraphsProps {
  /** The learner's own comes first. */
  readonly repositories: readonly ShownRepository[]
  /** The object that the inspector shows. */
  readonly selected?: { readonly repository: string; readonly oid: string } | undefined
  readonly onSelect?: (repository: string, oid: string) => void
}

export function Graphs({ repositories, selected, onSelect }: GraphsProps) {
  const { t } = useTranslation()
  const name = useId()
  const [isText, setText] = useState(false)
  return (
    <div className="graphs">
      <div className="graphs-head">
        <fieldset className="graphs-choice">
          <legend className="unseen">{t('labs.git.graph.shownAs')}</legend>
          {[false, true].map((text) => (
            <label key={String(text)}>
              <input type="radio" name={name} checked={isText === text} onChange={() => setText(text)} />
              {t(text ? 'labs.git.graph.asText' : 'labs.git.graph.asPicture')}
            </label>
          ))}
        </fieldset>
        <p className="soft">{t(isText ? 'labs.git.tree.help' : 'labs.git.graph.keys')}</p>
      </div>
      <div className={`graphs-list count-${Math.min(3, repositories.length)}`}>
        {repositories.map((repository) => (
          <OneGraph
            key={repository.id}
            repository={repository}
            isText={isText}
            isAlone={repositories.length === 1}
            selected={selected?.repository === repository.id ? selected.oid : undefined}
            {...(onSelect && { onSelect: (oid: string) => onSelect(repository.id, oid) })}
          />
        ))}
      </div>
    </div>
  )
}

interface OneGraphProps {
  readonly repository: ShownRepository
  readonly isText: boolean
  readonly isAlone: boolean
  readonly selected: string | undefined
  readonly onSelect?: (oid: string) => void
}

function OneGraph({ repository: { title, picture }, isText, isAlone, selected, onSelect }: OneGraphProps) {
  const heading = useId()
  const head = (
    <div className="graph-title">
      <h3 id={heading}>{title}</h3>
      <UnderWayMarks underWay={picture.underWay} />
    </div>
  )
  const own = { picture, selected, ...(onSelect && { onSelect }) }
  return (
    <section className="graph-panel" aria-labelledby={heading}>
      {isText ? (
        <>
          <div className="panzoom-head">{head}</div>
          <Suspense>
            <GraphTree {...own} title={title} />
          </Suspense>
        </>
      ) : (
        <Graph {...own} head={head} />
      )}
      <News picture={picture} title={isAlone ? undefined : title} />
    </section>
  )
}
