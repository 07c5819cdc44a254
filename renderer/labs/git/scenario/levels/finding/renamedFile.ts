import type { Level } from '../../level'
import { deployment, limits } from '../manifests'
import { by, cloned } from './together'

const manifest = (replicas: number, container = '') => deployment('shop', { replicas, container })

export const renamedFile: Level = {
  id: 'renamed-file',
  title: 'The history of a renamed file',
  story: [
    'An audit wants to know since when the shop’s manifest, now `shop/deployment.yaml`, is under version control. It has not always had this name: the plain log of the path begins with a rename.',
    'Follow the file back through its names to the commit that first recorded it, and write the id of that commit into a new file `answer.txt` at the top of the repository.',
  ],
  setup: cloned(
    by('you', 'Say what is here', { 'README.md': 'Manifests of the shop\n' }),
    by('you', 'Describe the shop', { 'shop.yaml': manifest(1) }),
    by('kim', 'Run two pods', { 'shop.yaml': manifest(2) }, 1440),
    {
      line: 'mkdir shop && git mv shop.yaml shop/manifest.yaml && git commit -qm "Sort the files by service"',
      as: 'kim',
      later: 600,
    },
    by('ops', 'Limit the memory', { 'shop/manifest.yaml': manifest(2, limits('memory: 256Mi')) }, 600),
    {
      line: 'git mv shop/manifest.yaml shop/deployment.yaml && git commit -qm "Name manifests after their kinds"',
      as: 'kim',
      later: 1440,
    },
    by('you', 'Run three pods', { 'shop/deployment.yaml': manifest(3, limits('memory: 256Mi')) }, 600),
  ),
  marks: { first: ':/Describe' },
  goals: [
    {
      id: 'answer',
      says: '`answer.txt` holds the id of the commit that first recorded the manifest, under its first name.',
      check: { is: 'answer', file: 'answer.txt', rev: '%first' },
    },
  ],
  hints: [
    'Git records no renames. A log of a path shows the commits that changed this path; that the content lived elsewhere before is worked out only when you ask.',
    '`git log --follow <file>` goes on with the old name where the file was renamed.',
    'The last line of `git log --oneline --follow shop/deployment.yaml` is the commit. Then `echo <id> >answer.txt`, without the brackets.',
  ],
  solution: ['git log --oneline --follow shop/deployment.yaml', 'echo 850bf99 >answer.txt'],
  wrong: ['git log --oneline shop/deployment.yaml', 'echo 6dcc018 >answer.txt'],
  question: 'Where does Git store that a file was renamed, and how does `git log --follow` know it?',
  answer:
    'Nowhere. A commit holds a whole tree, in which one path is gone and another is there. Whoever compares two trees can pair such paths by how similar their contents are, by default at least 50%. `--follow` does that where a file appears, for one file, and goes on with its old name. So a rename with a large rewrite in the same commit can break the trail; rename first, edit in the next commit.',
}
