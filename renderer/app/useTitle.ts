/** Names the window after what it shows, the innermost first. */

import { course } from 'virtual:course'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Address } from '../study/address'

export function useTitle(address: Address): void {
  const { t } = useTranslation()
  useEffect(() => {
    const parts = address.screen === 'read' ? titlesOf(address) : [t(`${address.screen}.title`)]
    document.title = [...parts, t('app.name')].join(' · ')
  }, [address, t])
}

function titlesOf({ chapter, section }: Extract<Address, { screen: 'read' }>): readonly string[] {
  const entry = course.chapters.find((one) => one.id === chapter)
  const title = entry?.sections.find((one) => one.id === section)?.title
  return [title, entry?.title].filter((text) => text !== undefined)
}
