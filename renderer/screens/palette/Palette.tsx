/** The command palette: one field that reaches every screen, section, term and command. A combobox with a list, by the ARIA pattern. */
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/Dialog'
import { findEntries, type PaletteEntry } from './findEntries'

/** Entries named by the course and the labs; all others by the catalogue. */
const contentKinds: ReadonlySet<PaletteEntry['kind']> = new Set(['section', 'term', 'lab'])

export interface PaletteProps {
  readonly entries: readonly PaletteEntry[]
  readonly onSearch: (query: string) => void
  readonly onClose: () => void
}

export function Palette({ entries, onSearch, onClose }: PaletteProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const list = useId()
  const found = findEntries(entries, query)
  const choices: readonly PaletteEntry[] = query.trim()
    ? [...found, { id: 'search', kind: 'search', name: t('palette.searchAll', { query }), run: () => onSearch(query) }]
    : found
  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const pressed = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: choices.length - 1,
    }
    const to = moves[event.key]
    if (to !== undefined) {
      event.preventDefault()
      setActive((to + choices.length) % choices.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(choices[active])
    }
  }
  useEffect(() => {
    document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, active])
  return (
    <Dialog label={t('palette.title')} className="palette" onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label={t('palette.label')}
        placeholder={t('palette.title')}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={choices.length ? optionId(list, active) : undefined}
        aria-autocomplete="list"
        value={query}
        spellCheck={false}
        maxLength={200}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={pressed}
      />
      <Choices list={list} choices={choices} active={active} onChoose={choose} onActive={setActive} />
      <p role="status" className="unseen">
        {t('palette.results', { count: found.length })}
      </p>
    </Dialog>
  )
}

const optionId = (list: string, place: number) => `${list}-${place}`

interface ChoicesProps {
  readonly list: string
  readonly choices: readonly PaletteEntry[]
  readonly active: number
  readonly onChoose: (entry: PaletteEntry) => void
  readonly onActive: (place: number) => void
}

function Choices({ list, choices, active, onChoose, onActive }: ChoicesProps) {
  const { t } = useTranslation()
  return (
    <div id={list} role="listbox" aria-label={t('palette.title')}>
      {choices.map((entry, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above handles the keys
        <div
          key={entry.id}
          id={optionId(list, place)}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          onClick={() => onChoose(entry)}
          onPointerMove={() => onActive(place)}
        >
          <span className="entry-name" data-content={contentKinds.has(entry.kind) || undefined}>
            {entry.name}
          </span>
          {entry.detail && (
            <span className="entry-detail soft" data-content>
              {entry.detail}
            </span>
          )}
        </div>
      ))}
    </div>
  )
}
