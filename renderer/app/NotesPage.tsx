/** The notebook, with the books behind it. */
import { use } from 'react'
import { useTranslation } from 'react-i18next'
import type { Address } from '../study/address'
import type { AppWorld } from './world'

export function NotesPage({ world }: { world: AppWorld; address: Extract<Address, { screen: 'notes' }> }) {
  const { t } = useTranslation()
  use(world.record.books)
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('notes.title')}</h1>
    </div>
  )
}
