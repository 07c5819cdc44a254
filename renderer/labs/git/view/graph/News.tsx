/** Says what became of the commits, to those who do not see it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Picture } from '../../engine/picture/picture'
import { useNews } from './useNews'

interface NewsProps {
  readonly picture: Picture
  /** Of the repository, where there is more than one. */
  readonly title?: string | undefined
}

export function News({ picture, title }: NewsProps) {
  const { t } = useTranslation()
  const newsOf = useNews()
  const [told, setTold] = useState({ picture, news: '' })
  if (told.picture !== picture) {
    const news = newsOf(told.picture, picture)
    setTold({ picture, news: news === '' ? told.news : news })
  }
  const { news } = told
  return (
    <p role="status" className="unseen">
      {news === '' || title === undefined ? news : t('labs.git.news.of', { title, news })}
    </p>
  )
}
