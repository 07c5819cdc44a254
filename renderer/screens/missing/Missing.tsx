/** A link that leads nowhere: says so, and offers a search for what it named. */
import { useTranslation } from 'react-i18next'
import { href } from '../../study/address'
import type { ChapterEntry } from '../../study/course/course'

export function Missing({ link, chapter }: { link: string; chapter?: ChapterEntry | undefined }) {
  const { t } = useTranslation()
  const words = link
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== 'read')
    .slice(0, 4)
    .join(' ')
    .trim()
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('missing.title')}</h1>
      <p>
        {t('missing.body')}{' '}
        <bdi>
          <code data-content>{link.replaceAll(/\p{Cf}/gu, '\ufffd')}</code>
        </bdi>
      </p>
      {chapter ? (
        <p>
          {t('missing.chapter')}{' '}
          <a href={href({ screen: 'read', chapter: chapter.id })} data-content>
            {chapter.title}
          </a>
        </p>
      ) : (
        <p>{t('missing.help')}</p>
      )}
      <p className="row">
        <a className="primary" href={href({ screen: 'search', query: words })}>
          {t('search.title')}
        </a>
        <a href={href({ screen: 'contents' })}>{t('fault.contents')}</a>
      </p>
    </div>
  )
}
