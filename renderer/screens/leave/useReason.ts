/** Why something failed, as a sentence; a code that nobody foresaw is shown as it is. */
import { useTranslation } from 'react-i18next'

const known = [
  'ENOSPC',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'EEXIST',
  'EMFILE',
  'name',
  'notFile',
  'tooLarge',
  'noShell',
] as const

export function useReason(): (code: string) => string {
  const { t } = useTranslation()
  return (code) => {
    const found = known.find((one) => one === code)
    return found ? t(`leave.cause.${found}`) : t('leave.cause.other', { code })
  }
}
