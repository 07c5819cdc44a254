/** Older texts of a note: when they were, what has changed since, and the way back to one of them. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/Dialog'
import { Icon } from '../../design/Icon'
import { Age } from './Age'
import { lineDiff, stretches } from './lineDiff'
import type { NotesWorld } from './NotesWorld'

interface HistoryProps {
  readonly note: string
  readonly text: string
  readonly world: Pick<NotesWorld, 'versions' | 'now'>
  readonly isReadOnly: boolean
  readonly onRestore: (text: string) => void
  readonly onClose: () => void
}

interface Version {
  readonly at: number
  readonly length: number
}

export function History({ note, text, world, isReadOnly, onRestore, onClose }: HistoryProps) {
  const { t } = useTranslation()
  const { versions } = world
  const list = useAsked(useCallback(() => versions.list(note).then(newestFirst), [versions, note]))
  const [chosen, setChosen] = useState<number>()
  const at = chosen ?? (list.kind === 'there' ? list.value[0]?.at : undefined)
  return (
    <Dialog label={t('notes.history.title')} className="history" close={t('app.close')} onClose={onClose}>
      {list.kind === 'busy' && <p className="busy">{t('app.loading')}</p>}
      {list.kind === 'failed' && <p role="alert">{t('notes.history.failed')}</p>}
      {list.kind === 'there' && list.value.length === 0 && <p className="history-none">{t('notes.history.none')}</p>}
      {list.kind === 'there' && at !== undefined && (
        <div className="history-body">
          <Versions list={list.value} chosen={at} now={world.now()} onChoose={setChosen} />
          <Compared note={note} at={at} text={text} world={world} isReadOnly={isReadOnly} onRestore={onRestore} />
        </div>
      )}
    </Dialog>
  )
}

const newestFirst = (list: readonly Version[]) => list.toSorted((one, other) => other.at - one.at)

interface VersionsProps {
  readonly list: readonly Version[]
  readonly chosen: number
  readonly now: number
  readonly onChoose: (at: number) => void
}

function Versions({ list, chosen, now, onChoose }: VersionsProps) {
  const { t, i18n } = useTranslation()
  const exact = useMemo(
    () =>
      new Intl.DateTimeFormat(i18n.language === 'pseudo' || i18n.language === 'en' ? 'en-GB' : i18n.language, {
        dateStyle: 'medium',
        timeStyle: 'short',
      }),
    [i18n.language],
  )
  return (
    <ul className="versions-list" aria-label={t('notes.history.versions')}>
      {list.map(({ at, length }) => (
        <li key={at}>
          <button type="button" aria-current={at === chosen ? 'true' : undefined} onClick={() => onChoose(at)}>
            <Age at={at} now={now} />
            <small>
              <span data-content>{exact.format(at)}</span> · {t('notes.history.letters', { count: length })}
            </small>
          </button>
        </li>
      ))}
    </ul>
  )
}

interface ComparedProps extends Omit<HistoryProps, 'onClose'> {
  readonly at: number
}

const around = 3

function Compared({ note, at, text, world, isReadOnly, onRestore }: ComparedProps) {
  const { t } = useTranslation()
  const { versions } = world
  const old = useAsked(useCallback(() => versions.get(note, at), [versions, note, at]))
  if (old.kind === 'busy') return <p className="busy">{t('app.loading')}</p>
  const body = old.kind === 'there' ? old.value : undefined
  if (body === undefined) return <p role="alert">{t('notes.history.unreadable')}</p>
  return (
    <section className="compared" aria-label={t('notes.history.changes')}>
      <p className="row">
        <button
          type="button"
          className="primary"
          disabled={isReadOnly || body === text}
          onClick={() => onRestore(body)}
        >
          <Icon name="undo" />
          {t('notes.history.restore')}
        </button>
        <span className="soft">{t(body === text ? 'notes.history.same' : 'notes.history.legend')}</span>
      </p>
      <Diff before={body} after={text} />
    </section>
  )
}

const signs = { same: ' ', added: '+', removed: '−' } as const

function Diff({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation()
  const shown = useMemo(() => stretches(lineDiff(before, after), around), [before, after])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, by keyboard too
    <section className="diff" tabIndex={0} aria-label={t('notes.history.text')}>
      {shown.map(({ kind, lines }, place) => {
        const key = `${place}`
        if (kind === 'left out')
          return (
            <p key={key} className="left-out">
              {t('notes.history.leftOut', { count: lines.length })}
            </p>
          )
        const Tag = ({ same: 'div', added: 'ins', removed: 'del' } as const)[kind]
        return (
          <Tag key={key} className={kind} data-content>
            <span className="diff-sign" aria-hidden="true">
              {signs[kind]}
            </span>
            <span>{lines.join('\n').slice(0, longest)}</span>
          </Tag>
        )
      })}
    </section>
  )
}

/** Of one stretch; more than anyone compares by eye. */
const longest = 50_000

type Asked<T> = { readonly kind: 'busy' } | { readonly kind: 'failed' } | { readonly kind: 'there'; readonly value: T }

/** `ask` keeps its identity until it asks for something else. */
function useAsked<T>(ask: () => Promise<T>): Asked<T> {
  const [state, setState] = useState<Asked<T>>({ kind: 'busy' })
  useEffect(() => {
    let isGone = false
    const settle = (next: Asked<T>) => !isGone && setState(next)
    settle({ kind: 'busy' })
    ask().then(
      (value) => settle({ kind: 'there', value }),
      () => settle({ kind: 'failed' }),
    )
    return () => {
      isGone = true
    }
  }, [ask])
  return state
}
