import type { Level } from '../../level'
import { deployment } from '../manifests'
import { by, cloned } from './together'

const shop = (image: string, replicas: number) => deployment('shop', { image: `shop:${image}`, replicas })
const wide = (image: string, replicas: number) =>
  shop(image, replicas).replace(
    /^( +)(- )?/gm,
    (_, indent: string, dash?: string) => indent + indent + (dash ? '-   ' : ''),
  )

export const whoChanged: Level = {
  id: 'who-changed',
  title: 'Who set the replicas to 1?',
  story: [
    'Last night the shop ran on a single pod, and one broken node was enough to take it down. `deployment.yaml` says `replicas: 1`, and it used to say more.',
    'Find the commit that set the number to 1, so that its author can be asked for the reason. Write its id, seven digits or more, into a new file `answer.txt`.',
    'Mind that a line can also be touched for reasons that mean nothing.',
  ],
  setup: cloned(
    by('you', 'Describe the service', { 'deployment.yaml': wide('1.2', 3) }),
    by('kim', 'Use shop 1.3', { 'deployment.yaml': wide('1.3', 3) }, 1440),
    by('ops', 'Save memory in the test cluster', { 'deployment.yaml': wide('1.3', 1) }, 600),
    by('kim', 'Say who is on call', { 'README.md': 'On call: night shift\n' }, 600),
    by('kim', 'Indent by two spaces', { 'deployment.yaml': shop('1.3', 1) }),
    by('you', 'Use shop 1.4', { 'deployment.yaml': shop('1.4', 1) }),
  ),
  marks: { cause: ':/Save.memory' },
  goals: [
    {
      id: 'answer',
      says: '`answer.txt` holds the id of the commit that set `replicas` to 1.',
      check: { is: 'answer', file: 'answer.txt', rev: '%cause' },
    },
  ],
  hints: [
    '`git blame` names, for each line, the last commit that touched it. That need not be the commit you want: look at what it did with `git show`.',
    'One commit only changed the indentation. `git blame -w` ignores white space.',
    'Type `git blame -w deployment.yaml`, and write the id at the beginning of the line with `replicas` into the file: `echo <id> >answer.txt`, without the brackets.',
  ],
  solution: ['git blame -w deployment.yaml', 'echo 013f660 >answer.txt'],
  wrong: ['git blame deployment.yaml', 'echo 44fbb15 >answer.txt'],
  question:
    '`git blame` names a commit that only formatted the whole file. How do you see who changed the line before that?',
  answer:
    '`git blame -w` ignores changes of white space. `git blame --ignore-rev <commit>` passes over one commit, and `blame.ignoreRevsFile` names a file that lists several. Or blame the state before it: `git blame <commit>^ -- <file>`. Blame says who touched a line last, which is where a question starts and not its answer.',
}
