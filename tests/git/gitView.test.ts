/** What the views of the Git lab say, rendered without a browser, over repositories that real command lines made. */
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { startWords } from '../../renderer/app/words/words'
import { layOut, Machine } from '../../renderer/labs/git/engine/core/machine'
import { filesAt } from '../../renderer/labs/git/engine/picture/files'
import { pictureOf } from '../../renderer/labs/git/engine/picture/picture'
import { Shell } from '../../renderer/labs/git/engine/shell/shell'
import { Columns } from '../../renderer/labs/git/view/columns/Columns'
import { FileEditor } from '../../renderer/labs/git/view/editor/FileEditor'
import { Graph } from '../../renderer/labs/git/view/graph/Graph'
import { GraphTree } from '../../renderer/labs/git/view/graph/GraphTree'
import { Inspector } from '../../renderer/labs/git/view/inspector/Inspector'
import { globalConfig, minute, start } from './script'

const home = '/home/you'
const app = '/home/you/app'
let words: Awaited<ReturnType<typeof startWords>>

beforeAll(async () => {
  words = await startWords('en')
})

/** The text of each element of that role or class, in order. */
function render(node: ReactNode): string {
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n: words }, node))
}
const labels = (html: string, role: string) =>
  [...html.matchAll(new RegExp(`<[a-z]+ role="${role}"[^>]*aria-label="([^"]*)"`, 'g'))].map((match) => match[1])
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ')

function played(...lines: readonly string[]) {
  const machine = new Machine(start)
  machine.files.mkdir(app)
  machine.files.write(`${home}/.gitconfig`, globalConfig)
  layOut(machine.files, `${app}/.git`, false, 'main')
  const shell = new Shell(machine, home, app)
  for (const line of lines) {
    machine.now += minute
    const ran = shell.run({ line })
    if (ran.kind === 'editor') throw new Error(`The editor was asked for by ${line}`)
  }
  const repo = machine.repositoryAt(app)
  if (!repo) throw new Error('no repository')
  return { machine, repo, picture: pictureOf(repo) }
}

const commit = (text: string, subject: string) => `echo ${text} > a.txt; git add .; git commit -q -m '${subject}'`

describe('the graph and the tree of text', () => {
  it('say the same of each commit: id, subject, refs, HEAD and parents', () => {
    const { picture } = played(commit('1', 'Add a service'), 'git branch topic', commit('2', 'Raise replicas'))
    const [second, first] = picture.commits.map(({ short }) => short)
    const expected = [
      `${second} Raise replicas. Branches: main. HEAD is on main. Parents: ${first}.`,
      `${first} Add a service. Branches: topic. A root commit.`,
    ]
    expect(labels(render(createElement(Graph, { picture })), 'option')).toEqual(expected)
    expect(labels(render(createElement(GraphTree, { picture, title: 'Yours' })), 'treeitem')).toEqual(expected)
  })

  it('tell what the reflog alone keeps, and a detached HEAD', () => {
    const { picture } = played(
      commit('1', 'One'),
      commit('2', 'Two'),
      'git reset -q --hard HEAD~1',
      'git switch -q --detach',
    )
    const shown = labels(render(createElement(Graph, { picture })), 'option')
    expect(shown[0]).toContain('The reflog still knows it')
    expect(shown[1]).toContain('HEAD is here, detached.')
  })

  it('have words for a repository without commits', () => {
    const text = plain(render(createElement(Graph, { picture: played().picture })))
    expect(text).toContain('No commits yet HEAD is on main.')
  })
})

describe('the columns', () => {
  it('name what is staged, changed and untracked', () => {
    const { machine, repo } = played(
      ...[commit('1', 'One'), 'echo 2 > a.txt; git add a.txt; echo 3 > a.txt; echo new > new.txt'],
    )
    const files = filesAt(machine, home, app)
    if (!files) throw new Error('no files')
    const text = plain(render(createElement(Columns, { repo, files })))
    expect(text).toMatch(/a\.txt d00491f 0cfbf08 staged: changed 00750ed not staged: changed/)
    expect(text).toMatch(/new\.txt .*untracked/)
    expect(text).toContain('HEAD → index')
    expect(text).toContain('Index → working tree')
  })
})

describe('the inspector', () => {
  it('shows what an object says, its bytes and its size', () => {
    const { repo } = played(commit('1', 'One'))
    const text = plain(render(createElement(Inspector, { repo, oid: 'd00491fd7e5bb6fa28c517a0bb32b8b506539d4d' })))
    expect(text).toContain('blob 2 bytes d00491fd7e5bb6fa28c517a0bb32b8b506539d4d')
    expect(text).toContain('62 6c 6f 62 20 32 00 31 0a')
    const none = plain(render(createElement(Inspector, { repo, oid: '1'.repeat(40) })))
    expect(none).toContain('No object 1111111 is stored here.')
  })
})

describe('the editor', () => {
  const edit = (path: string, text: string) =>
    plain(render(createElement(FileEditor, { path, text, onSave: () => undefined, onCancel: () => undefined })))

  it('counts conflicts and names their sides', () => {
    const text = edit('a.txt', '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> topic\n')
    expect(text).toContain('1 conflict left Conflict 1, lines 1 to 5 Keep ours HEAD Keep theirs topic Keep both')
  })

  it('has rows for the list of a rebase, and none for a message', () => {
    expect(edit('.git/rebase-merge/git-rebase-todo', 'pick 1a2b3c4 One\n')).toContain('The same as text')
    expect(edit('.git/COMMIT_EDITMSG', '\n')).not.toContain('The same as text')
    expect(edit('.git/COMMIT_EDITMSG', '<<<<<<< a\n=======\n>>>>>>> b\n')).not.toContain('conflict')
  })
})
