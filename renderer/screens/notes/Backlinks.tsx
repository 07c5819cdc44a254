/** Which notes point to this one. */
import { useDeferredValue, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useAfterPaint } from '../../design/useAfterPaint'
import { href } from '../../study/address'
import type { Backlink, Notebook, NoteId } from '../../study/notes/notebook'

interface BacklinksProps {
  readonly notebook: Notebook
  readonly note: NoteId
}

/** The first look reads every note for links, so the open note is painted before. */
export function Backlinks(props: BacklinksProps) {
  return useAfterPaint() && <Links {...props} />
}

function Links({ notebook, note }: BacklinksProps) {
  const { t } = useTranslation()
  const links = useDeferredValue(useSyncExternalStore(notebook.subscribe, () => notebook.backlinks(note)))
  if (links.length === 0) return null
  return (
    <details className="backlinks">
      <summary>{t('notes.backlinks', { count: links.length })}</summary>
      <ul>
        {keyed(links).map(({ key, link: { from, words } }) => (
          <li key={key}>
            <a href={href({ screen: 'notes', note: from.id })} data-content={from.title ? '' : undefined}>
              {from.title || t('notes.untitled')}
            </a>{' '}
            <span className="soft" data-content>
              {words}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** One note may point here more than once with the same words. */
const keyed = (links: readonly Backlink[]) => links.map((link, place) => ({ key: `${place} ${link.from.id}`, link }))
