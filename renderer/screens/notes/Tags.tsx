/** The tags of a note: taken away one by one, added with a name that others have or a new one. */
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'

interface TagsProps {
  readonly tags: readonly string[]
  readonly known: readonly { readonly tag: string }[]
  readonly isReadOnly: boolean
  readonly onAdd: (tag: string) => void
  readonly onRemove: (tag: string) => void
}

const longest = 40

export function Tags({ tags, known, isReadOnly, onAdd, onRemove }: TagsProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const remove = (tag: string) => {
    onRemove(tag)
    input.current?.focus() // the button is gone
  }
  return (
    <div className="tags">
      <ul aria-label={t('notes.tags')}>
        {tags.map((tag) => (
          <li key={tag} className="chip">
            <a href={href({ screen: 'notes', tag })} data-content>
              {tag}
            </a>
            {!isReadOnly && (
              <button
                type="button"
                className="chip-remove"
                aria-label={t('notes.removeTag', { tag })}
                onClick={() => remove(tag)}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && <NewTag tags={tags} known={known} onAdd={onAdd} input={input} />}
    </div>
  )
}

type NewTagProps = Pick<TagsProps, 'tags' | 'known' | 'onAdd'> & { input: React.RefObject<HTMLInputElement | null> }

function NewTag({ tags, known, onAdd, input }: NewTagProps) {
  const { t } = useTranslation()
  const list = useId()
  const [name, setName] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) onAdd(name)
    setName('')
  }
  return (
    <form onSubmit={add}>
      <input
        ref={input}
        type="text"
        className="tag-field"
        list={list}
        aria-label={t('notes.addTag')}
        placeholder={t('notes.addTag')}
        value={name}
        maxLength={longest}
        onChange={(event) => setName(event.target.value)}
      />
      <datalist id={list}>
        {known
          .filter(({ tag }) => !tags.includes(tag))
          .slice(0, 50)
          .map(({ tag }) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </form>
  )
}
