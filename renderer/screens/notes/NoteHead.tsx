/** Above an open note: the way back, how it is shown, whether it is saved, its history and the trash; where it belongs, and its tags. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'
import type { Course } from '../../study/course/course'
import type { Anchor, NoteEntry } from '../../study/notes/notebook'
import type { SaveState } from '../../study/record'
import { anchorPlace } from './anchorTitle'
import { SaveLine } from './SaveLine'
import { Tags } from './Tags'

export const modes = ['edit', 'preview', 'both'] as const
export type Mode = (typeof modes)[number]

interface NoteHeadProps {
  readonly entry: NoteEntry
  readonly mode: Mode
  readonly saving: SaveState
  readonly course: Course
  readonly isLost: boolean
  readonly known: readonly { readonly tag: string }[]
  readonly onMode: (mode: Mode) => void
  readonly onBack: () => void
  readonly onHistory: () => void
  readonly onTrash: () => void
  readonly onAddTag: (tag: string) => void
  readonly onRemoveTag: (tag: string) => void
}

export function NoteHead(props: NoteHeadProps) {
  const { t } = useTranslation()
  const { entry, saving } = props
  const isReadOnly = saving.kind === 'readOnly'
  return (
    <header className="note-head">
      <div className="note-bar">
        <BackButton onBack={props.onBack} />
        <ModeSwitch mode={props.mode} onMode={props.onMode} />
        <SaveLine saving={saving} />
        <span className="note-actions">
          <button type="button" className="quiet wide" onClick={props.onHistory}>
            <Icon name="clock" />
            {t('notes.history.open')}
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={t('notes.toTrash')}
            title={t('notes.toTrash')}
            disabled={isReadOnly}
            onClick={props.onTrash}
          >
            <Icon name="trash" />
          </button>
        </span>
      </div>
      {entry.anchor && <AnchorLine anchor={entry.anchor} course={props.course} isLost={props.isLost} />}
      <Tags
        tags={entry.tags}
        known={props.known}
        isReadOnly={isReadOnly}
        onAdd={props.onAddTag}
        onRemove={props.onRemoveTag}
      />
    </header>
  )
}

export function BackButton({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  return (
    <button type="button" className="quiet note-back" onClick={onBack}>
      <Icon name="left" />
      {t('notes.title')}
    </button>
  )
}

function ModeSwitch({ mode, onMode }: Pick<NoteHeadProps, 'mode' | 'onMode'>) {
  const { t } = useTranslation()
  return (
    <fieldset className="mode-switch" aria-label={t('notes.mode.label')}>
      {modes.map((one) => (
        <button key={one} type="button" aria-pressed={one === mode} onClick={() => onMode(one)}>
          {t(`notes.mode.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}

export function AnchorLine({ anchor, course, isLost }: { anchor: Anchor; course: Course; isLost: boolean }) {
  const { t } = useTranslation()
  const { chapter, section, isThere } = anchorPlace(anchor, course)
  const place = `${chapter}, ${section}`
  return (
    <div className="note-anchor">
      <p>
        <Icon name="book" /> {t('notes.from')}{' '}
        {isThere ? (
          <a href={href({ screen: 'read', chapter: anchor.chapter, section: anchor.section })} data-content>
            {place}
          </a>
        ) : (
          <span data-content>{place}</span>
        )}
      </p>
      <blockquote data-content>{anchor.exact}</blockquote>
      {isLost && (
        <p className="soft">
          <Icon name="info" /> {t('notes.lost')}
        </p>
      )}
    </div>
  )
}
