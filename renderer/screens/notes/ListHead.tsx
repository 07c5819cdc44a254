/** Above the list: a new note, the search, the trash, the tray and the tags. */
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'
import type { NotesAddress } from './NotesWorld'

interface ListHeadProps {
  readonly address: NotesAddress
  readonly words: string
  readonly onWords: (words: string) => void
  readonly onDown: () => void
  readonly onNew: () => void
  readonly isReadOnly: boolean
  readonly search: RefObject<HTMLInputElement | null>
  readonly tags: readonly { readonly tag: string; readonly count: number }[]
  readonly counts: { readonly all: number; readonly tray: number; readonly trash: number }
}

export function ListHead(props: ListHeadProps) {
  const { t } = useTranslation()
  return (
    <header className="notes-head">
      <div className="notes-title">
        <h1 tabIndex={-1}>{t('notes.title')}</h1>
        <button type="button" className="primary" onClick={props.onNew} disabled={props.isReadOnly}>
          <Icon name="plus" />
          {t('notes.new')}
        </button>
      </div>
      <search>
        <input
          ref={props.search}
          type="search"
          className="notes-search"
          aria-label={t('notes.search')}
          placeholder={t('notes.search')}
          value={props.words}
          maxLength={200}
          spellCheck={false}
          onChange={(event) => props.onWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            props.onDown()
          }}
        />
      </search>
      <Filters {...props} />
    </header>
  )
}

const fewTags = 6

function Filters({ address, tags, counts }: ListHeadProps) {
  const { t } = useTranslation()
  const [isAll, setAll] = useState(false)
  const chosen = tags.find(({ tag }) => tag === address.tag)
  const few = tags.slice(0, fewTags)
  const shown = isAll ? tags : chosen && !few.includes(chosen) ? [...few, chosen] : few
  const isHere = (view: NotesAddress['view']) => (!address.tag && address.view === view ? 'page' : undefined)
  return (
    <nav className="notes-filters" aria-label={t('notes.filters')}>
      <a href={href({ screen: 'notes' })} aria-current={isHere(undefined)}>
        {t('notes.all')} <span className="count">{counts.all}</span>
      </a>
      {(counts.tray > 0 || address.view === 'tray') && (
        <a href={href({ screen: 'notes', view: 'tray' })} aria-current={isHere('tray')}>
          {t('notes.tray')} <span className="count">{counts.tray}</span>
        </a>
      )}
      <a href={href({ screen: 'notes', view: 'trash' })} aria-current={isHere('trash')}>
        <Icon name="trash" />
        {t('notes.trash')} <span className="count">{counts.trash}</span>
      </a>
      {shown.map(({ tag, count }) => (
        <a
          key={tag}
          className="chip"
          // A second click takes the filter away.
          href={href({ screen: 'notes', ...(tag !== address.tag && { tag }) })}
          aria-current={tag === address.tag ? 'true' : undefined}
        >
          <span data-content>{tag}</span> <span className="count">{count}</span>
        </a>
      ))}
      {tags.length > fewTags && (
        <button type="button" className="chip" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? t('notes.fewerTags') : t('notes.moreTags', { count: tags.length - fewTags })}
        </button>
      )}
    </nav>
  )
}
