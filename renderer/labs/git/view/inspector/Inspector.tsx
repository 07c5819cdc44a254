/** Any object of a repository: what it says, its bytes, and how its id comes about. */

import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../../design/Icon'
import { visible } from '../../../../design/terminalText'
import type { Oid } from '../../engine/core/objects'
import type { Repository } from '../../engine/core/repository'
import { viewObject } from '../../engine/picture/object'
import { Bytes } from './Bytes'
import { Contents } from './Contents'
import { IdComputed } from './IdComputed'

export interface InspectorProps {
  readonly repo: Repository
  /** The object to begin with; another one from outside is added to the way back. */
  readonly oid: Oid
  /** What refers to objects by name, such as `main` or `v1.0`. */
  readonly namesOf?: (oid: Oid) => readonly string[]
  /** Told when a link was followed, or gone back. */
  readonly onOpen?: (oid: Oid) => void
  readonly onClose?: () => void
}

export function Inspector({ repo, oid, namesOf, onOpen, onClose }: InspectorProps) {
  const { t } = useTranslation()
  const heading = useId()
  const { trail, open, back } = useTrail(oid, onOpen)
  const at = trail.at(-1) ?? oid
  const before = trail.at(-2)
  const view = useMemo(() => viewObject(repo, at), [repo, at])
  const names = namesOf?.(at) ?? []
  return (
    <section className="inspector" aria-labelledby={heading}>
      <header>
        {before !== undefined && (
          <button
            type="button"
            className="quiet"
            aria-label={t('labs.git.inspector.back', { short: before.slice(0, 7) })}
            onClick={back}
          >
            <Icon name="left" />
          </button>
        )}
        <h3 id={heading}>{t('labs.git.inspector.title')}</h3>
        {onClose && (
          <button type="button" className="quiet" aria-label={t('labs.git.inspector.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </header>
      {view ? (
        <div className="inspector-body" key={at}>
          <div className="inspector-head">
            <span className={`object-kind ${view.type}`}>{t(`labs.git.inspector.kind.${view.type}`)}</span>
            <span>{t('labs.git.inspector.bytes', { count: view.size })}</span>
            <span className="mono object-id" data-content>
              {at}
            </span>
            {names.length > 0 && (
              <span>
                {t('labs.git.inspector.names')}:{' '}
                <span className="mono" data-content>
                  {visible(names.join(', '))}
                </span>
              </span>
            )}
          </div>
          <h4>{t('labs.git.inspector.read')}</h4>
          <Contents repo={repo} view={view} open={open} />
          <h4>{t('labs.git.inspector.raw')}</h4>
          <Bytes view={view} />
          <IdComputed view={view} />
        </div>
      ) : (
        <p className="inspector-none soft">{t('labs.git.inspector.missing', { short: at.slice(0, 7) })}</p>
      )}
    </section>
  )
}

function useTrail(oid: Oid, onOpen: ((oid: Oid) => void) | undefined) {
  const [state, setState] = useState({ given: oid, trail: [oid] as readonly Oid[] })
  if (state.given !== oid) {
    // What was followed here comes back as the given one.
    const isKnown = state.trail.at(-1) === oid
    setState({ given: oid, trail: isKnown ? state.trail : [...state.trail, oid] })
  }
  const { trail } = state
  const go = (next: readonly Oid[]) => {
    setState({ given: oid, trail: next })
    const last = next.at(-1)
    if (last !== undefined) onOpen?.(last)
  }
  return { trail, open: (next: Oid) => go([...trail, next]), back: () => go(trail.slice(0, -1)) }
}
