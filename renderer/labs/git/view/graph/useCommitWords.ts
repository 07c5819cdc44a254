/** A commit in one sentence or two: what the row of a graph and of a tree is called. */

import { useTranslation } from 'react-i18next'
import { visible } from '../../../../design/terminalText'
import type { Picture, PictureCommit, PictureRef, RefKind } from '../../engine/picture/picture'

export function useCommitWords(): (picture: Picture, commit: PictureCommit, refs: readonly PictureRef[]) => string {
  const { t } = useTranslation()
  return ({ head }, { oid, short, subject, parents, standing }, refs) => {
    const names = (...kinds: readonly RefKind[]) =>
      refs.flatMap(({ kind, label }) => (kinds.includes(kind) ? [visible(label)] : [])).join(', ')
    const lists = [
      ['branches', names('branch')],
      ['remotes', names('remote')],
      ['tags', names('tag')],
      ['stashes', names('stash')],
      ['marks', names('bisect', 'pseudo', 'other')],
    ] as const
    const isHead = head?.oid === oid
    const parentNames = parents.map((parent) => parent.slice(0, 7)).join(', ')
    return [
      t('labs.git.tree.commit', { short, subject: ended(visible(subject)) }),
      ...lists.flatMap(([key, list]) => (list === '' ? [] : [t(`labs.git.tree.${key}`, { names: list })])),
      ...(isHead && head.kind === 'branch' ? [t('labs.git.tree.headOn', { branch: visible(head.name) })] : []),
      ...(isHead && head.kind === 'detached' ? [t('labs.git.tree.headDetached')] : []),
      parents.length === 0 ? t('labs.git.tree.noParents') : t('labs.git.tree.parents', { names: parentNames }),
      ...(standing === 'ref' || standing === 'stash' ? [] : [t(`labs.git.graph.standing.${standing}`)]),
    ].join(' ')
  }
}

const ended = (subject: string) => (/[.!?]$/.test(subject) ? subject : `${subject}.`)
