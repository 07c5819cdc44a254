/** The commits as a tree of text: each opens into its parents, its tree and its author. */
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Picture } from '../../engine/picture/picture'
import { CommitItem } from './CommitItem'
import { refsByCommit, shownCommits } from './shown'
import { useCommitWords } from './useCommitWords'
import { type TreeLine, useTreeKeys } from './useTreeKeys'

export interface GraphTreeProps {
  readonly picture: Picture
  /** Of the repository. */
  readonly title: string
  readonly selected?: string | undefined
  /** Opens an object in the inspector. */
  readonly onSelect?: (oid: string) => void
}

export function GraphTree({ picture, title, selected, onSelect }: GraphTreeProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const wordsOf = useCommitWords()
  const commits = useMemo(() => shownCommits(picture), [picture])
  const refs = useMemo(() => refsByCommit(picture), [picture])
  const byOid = useMemo(() => new Map(commits.map((commit) => [commit.oid, commit])), [commits])
  const { open, active, setActive, toggle, onKey } = useTreeKeys({ list, commits, onSelect })
  const choose = useCallback(
    (line: TreeLine) => {
      setActive(line.key)
      onSelect?.(line.oid)
    },
    [setActive, onSelect],
  )
  const isThere = (key: string | undefined) => key !== undefined && byOid.has(key.slice(0, 40))
  const activeKey = [active, selected, picture.head?.oid].find(isThere) ?? commits[0]?.oid
  if (commits.length === 0) return <p className="graph-tree-none soft">{t('labs.git.graph.none')}</p>
  return (
    <div
      ref={list}
      className="graph-tree"
      role="tree"
      aria-label={t('labs.git.tree.label', { title })}
      tabIndex={-1}
      onKeyDown={onKey}
    >
      {commits.map((commit) => (
        <CommitItem
          key={commit.oid}
          {...{ commit, byOid, toggle, choose }}
          words={wordsOf(picture, commit, refs.get(commit.oid) ?? [])}
          isOpen={open.has(commit.oid)}
          isSelected={commit.oid === selected}
          activeKey={activeKey?.startsWith(commit.oid) ? activeKey : undefined}
        />
      ))}
    </div>
  )
}
