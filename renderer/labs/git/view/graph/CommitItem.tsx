/** A commit as a line of the text tree, and the lines inside it. */

import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { visible } from '../../../../design/terminalText'
import type { PictureCommit } from '../../engine/picture/picture'
import { dateOf } from './shown'
import type { TreeLine } from './useTreeKeys'

interface CommitItemProps {
  readonly commit: PictureCommit
  /** What the line says. */
  readonly words: string
  readonly byOid: ReadonlyMap<string, PictureCommit>
  readonly isOpen: boolean
  /** The line that Tab reaches, where it is the commit's own or one inside it. */
  readonly activeKey: string | undefined
  readonly isSelected: boolean
  readonly toggle: (oid: string, isOpen: boolean) => void
  readonly choose: (line: TreeLine) => void
}

export const CommitItem = memo(function CommitItem(props: CommitItemProps) {
  const { commit, words, isOpen, activeKey, isSelected, toggle } = props
  const { oid, short, subject, standing } = commit
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree's keys are handled by the tree
    <div
      role="treeitem"
      aria-expanded={isOpen}
      aria-selected={isSelected}
      aria-label={words}
      tabIndex={activeKey === oid || (activeKey !== undefined && !isOpen) ? 0 : -1}
      data-key={oid}
      data-oid={oid}
      data-find={`${short}\n${subject}`}
      className={standing === 'reflog' || standing === 'dangling' ? 'faded' : ''}
      onClick={(event) => {
        event.stopPropagation()
        toggle(oid, !isOpen)
        event.currentTarget.focus()
      }}
    >
      <span className="tree-line">{words}</span>
      {isOpen && <CommitLines {...props} />}
    </div>
  )
})

function CommitLines({ commit, byOid, activeKey, choose }: CommitItemProps) {
  const lines = useLines(commit, byOid)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a tree is no fieldset
    <div role="group">
      {lines.map((line) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree's keys are handled by the tree
        <div
          key={line.key}
          role="treeitem"
          aria-selected={false}
          tabIndex={activeKey === line.key ? 0 : -1}
          data-key={line.key}
          data-oid={line.oid}
          data-owner={commit.oid}
          data-find={line.text}
          onClick={(event) => {
            event.stopPropagation()
            choose(line)
          }}
        >
          <span className="tree-line">{line.text}</span>
        </div>
      ))}
    </div>
  )
}

function useLines(
  { oid, short, parents, tree, author, seconds }: PictureCommit,
  byOid: ReadonlyMap<string, PictureCommit>,
): readonly (TreeLine & { readonly text: string })[] {
  const { t } = useTranslation()
  return [
    { key: `${oid} self`, oid, text: t('labs.git.tree.inspect', { short }) },
    ...parents.map((parent, at) => ({
      key: `${oid} parent ${at}`,
      oid: parent,
      text: t('labs.git.tree.parent', {
        ...{ number: at + 1, short: parent.slice(0, 7), subject: visible(byOid.get(parent)?.subject ?? '') },
      }),
    })),
    { key: `${oid} tree`, oid: tree, text: t('labs.git.tree.treeOf', { short: tree.slice(0, 7) }) },
    { key: `${oid} author`, oid, text: t('labs.git.tree.author', { author: visible(author), date: dateOf(seconds) }) },
  ]
}
