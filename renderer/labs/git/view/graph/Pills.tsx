/** What points to a commit: HEAD, branches, tags, stash entries. */

import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '../../../../design/Icon'
import { visible } from '../../../../design/terminalText'
import type { Head, PictureRef, RefKind } from '../../engine/picture/picture'

const icons: Readonly<Record<RefKind, IconName>> = {
  branch: 'branch',
  remote: 'cloud',
  tag: 'tag',
  stash: 'stash',
  bisect: 'search',
  pseudo: 'right',
  other: 'link',
}

const ranks: readonly RefKind[] = ['pseudo', 'branch', 'remote', 'tag', 'bisect', 'stash', 'other']

interface PillsProps {
  readonly refs: readonly PictureRef[]
  /** Where HEAD is at this commit. */
  readonly head: Head | undefined
}

export function Pills({ refs, head }: PillsProps) {
  const current = head?.kind === 'branch' ? `refs/heads/${head.name}` : undefined
  const rank = ({ name, kind }: PictureRef) => (name === current ? -1 : ranks.indexOf(kind))
  const sorted = [...refs].sort((one, other) => rank(one) - rank(other))
  return (
    <>
      {head && (
        <span className={`pill head${head.kind === 'detached' ? ' detached' : ''}`} data-glide="HEAD" data-content>
          HEAD
        </span>
      )}
      {sorted.map((ref) => (
        <Pill key={ref.name} pill={ref} isCurrent={ref.name === current} />
      ))}
    </>
  )
}

function Pill({ pill: { name, label, kind, tag }, isCurrent }: { pill: PictureRef; isCurrent: boolean }) {
  const { t } = useTranslation()
  const title = t(`labs.git.graph.ref.${tag === undefined ? kind : 'annotated'}`, { name: visible(label) })
  return (
    <span className={`pill ${kind}${isCurrent ? ' current' : ''}`} title={title} data-glide={name}>
      <Icon name={icons[kind]} />
      <span className="pill-name" data-content>
        {visible(label)}
      </span>
    </span>
  )
}
