/** Names of messages: the lab's own in words, those of the sync protocol in words with their protocol names. */
import { useTranslation } from 'react-i18next'

const known = ['write', 'asked', 'answered', 'copied', 'state', 'vector', 'missing'] as const
const protocol = ['hello', 'welcome', 'buckets', 'cells', 'offer', 'have', 'want', 'data', 'hold', 'same'] as const

export function useKindName(): (kind: string) => string {
  const { t } = useTranslation()
  return (kind) => {
    const own = known.find((one) => one === kind)
    if (own) return t(`labs.localfirst.kind.${own}`)
    const name = protocol.find((one) => one === kind)
    return name ? t('labs.localfirst.protocolKind', { meaning: t(`xray.messages.${name}`), kind }) : kind
  }
}
