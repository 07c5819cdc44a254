/** What an object says, with links to what it names. */

import { useTranslation } from 'react-i18next'
import { visible } from '../../../../design/terminalText'
import type { Commit, Oid, Tag } from '../../engine/core/objects'
import type { Repository } from '../../engine/core/repository'
import { type ObjectView, treeRows } from '../../engine/picture/object'

interface ContentsProps {
  readonly repo: Repository
  readonly view: ObjectView
  readonly open: (oid: Oid) => void
}

export function Contents({ repo, view: { object, oid }, open }: ContentsProps) {
  const { t } = useTranslation()
  if (object.type === 'tree') return <TreeTable repo={repo} oid={oid} open={open} />
  if (object.type === 'commit') return <CommitText commit={object} open={open} />
  if (object.type === 'tag') return <TagText tag={object} open={open} />
  if (object.text === '') return <p className="soft">{t('labs.git.inspector.emptyBlob')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <pre className="object-text" data-content tabIndex={0}>
      {visible(object.text)}
    </pre>
  )
}

interface LineProps {
  readonly name: string
  readonly value: string
  /** Where the value is an id. */
  readonly open?: (oid: Oid) => void
}

/** A line of a header as Git writes it. */
function Line({ name, value, open }: LineProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{open ? <ObjectLink oid={value} open={open} /> : visible(value)}</dd>
    </div>
  )
}

export function ObjectLink({ oid, open }: { oid: Oid; open: (oid: Oid) => void }) {
  return (
    <button type="button" className="link-button" onClick={() => open(oid)}>
      {oid}
    </button>
  )
}

function CommitText({ commit, open }: { commit: Commit; open: (oid: Oid) => void }) {
  const { tree, parents, author, committer, message } = commit
  return (
    <div className="object-text" data-content>
      <dl>
        <Line name="tree" value={tree} open={open} />
        {parents.map((parent) => (
          <Line key={parent} name="parent" value={parent} open={open} />
        ))}
        <Line name="author" value={author} />
        <Line name="committer" value={committer} />
      </dl>
      <p className="object-message">{visible(message.trimEnd())}</p>
    </div>
  )
}

function TagText({ tag, open }: { tag: Tag; open: (oid: Oid) => void }) {
  return (
    <div className="object-text" data-content>
      <dl>
        <Line name="object" value={tag.object} open={open} />
        <Line name="type" value={tag.objectType} />
        <Line name="tag" value={tag.name} />
        <Line name="tagger" value={tag.tagger} />
      </dl>
      <p className="object-message">{visible(tag.message.trimEnd())}</p>
    </div>
  )
}

function TreeTable({ repo, oid, open }: { repo: Repository; oid: Oid; open: (oid: Oid) => void }) {
  const { t } = useTranslation()
  const rows = treeRows(repo, oid)
  if (rows.length === 0) return <p className="soft">{t('labs.git.inspector.emptyTree')}</p>
  return (
    <div className="object-text">
      <table className="object-tree">
        <thead>
          <tr>
            <th scope="col">{t('labs.git.inspector.mode')}</th>
            <th scope="col">{t('labs.git.inspector.type')}</th>
            <th scope="col">{t('labs.git.inspector.object')}</th>
            <th scope="col">{t('labs.git.inspector.name')}</th>
          </tr>
        </thead>
        <tbody data-content>
          {rows.map(({ mode, type, name, oid: child }) => (
            <tr key={name}>
              <td>{mode}</td>
              <td>{type}</td>
              <td>
                <button type="button" className="link-button" title={child} onClick={() => open(child)}>
                  {child.slice(0, 7)}
                </button>
              </td>
              <td>{visible(name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
