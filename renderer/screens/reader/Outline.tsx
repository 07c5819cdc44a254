/** The chapter's sections beside the text, with the parts of the one being read. */
import { useTranslation } from 'react-i18next'
import { href } from '../../study/address'
import type { ChapterEntry } from '../../study/course/course'

export function Outline({ entry, here }: { entry: ChapterEntry; here: string | undefined }) {
  const { t } = useTranslation()
  return (
    <nav className="outline" aria-label={t('reader.outline')}>
      <p className="small-title">{t('reader.outline')}</p>
      <ol data-content>
        {entry.sections.map((section) => (
          <li key={section.id}>
            <a
              href={href({ screen: 'read', chapter: entry.id, section: section.id })}
              aria-current={section.id === here ? 'location' : undefined}
            >
              {section.title}
            </a>
            {section.id === here && section.parts.length > 0 && (
              <ol>
                {section.parts.map((part) => (
                  <li key={part.id}>
                    <a href={href({ screen: 'read', chapter: entry.id, section: part.id })}>{part.title}</a>
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
