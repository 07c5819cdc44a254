import type { Level } from '../../level'
import { deployment, limits, ports } from '../manifests'
import { begunByKim, commit, kim, server } from './team'

const values = 'image: shop:1.4\nreplicas: 2\n'

export const firstPush: Level = {
  id: 'first-push',
  title: 'A clone and a first branch',
  story: [
    `It is your first day in the team. The shared repository is \`${server}\`, and you have no clone yet. Make one in \`shop\`, below your home directory.`,
    'The service has no readiness probe, although its Helm chart can have one. Append the line `readiness: /healthz` to `values.yaml`, commit that on a branch of its own named `readiness`, and put the branch on the server.',
    'You will work on it for some days. So your branch should know its upstream, and a bare `git push` or `git pull` should be enough from then on.',
  ],
  setup: [
    ...begunByKim(
      commit('Describe the service', { 'values.yaml': 'image: shop:1.3\nreplicas: 2\n' }, 'kim'),
      commit('Say how to deploy', { 'README.md': 'The agent in the cluster deploys what is on main.\n' }, 'kim', 60),
      commit('Use shop 1.4', { 'values.yaml': values }, 'kim', 1440),
    ),
  ],
  goals: [
    {
      id: 'on-server',
      says: 'On the server, `readiness` has one commit more than `main`, with the new line in `values.yaml`.',
      check: {
        is: 'in',
        repository: server,
        of: {
          is: 'all',
          of: [
            { is: 'graph', commits: ['a: base'], refs: { readiness: 'a' }, above: 'main' },
            { is: 'files', at: 'readiness', contain: { 'values.yaml': `${values}readiness: /healthz` } },
          ],
        },
      },
    },
    {
      id: 'main',
      says: 'Nothing was pushed to `main`.',
      check: {
        is: 'in',
        repository: server,
        of: {
          is: 'subjects',
          of: 'main',
          are: ['Describe the service', 'Say how to deploy', 'Use shop 1.4'],
        },
      },
    },
    {
      id: 'upstream',
      says: 'In your clone, the upstream of `readiness` is `origin/readiness`.',
      check: {
        is: 'in',
        repository: '/home/you/shop',
        of: { is: 'upstream', branch: 'readiness', of: 'origin/readiness' },
      },
    },
  ],
  hints: [
    'A clone copies the repository and calls the place it came from `origin`. A new branch exists only in your clone until you push it.',
    '`git switch -c` makes the branch. The option `-u` of `git push` also notes the upstream.',
    `\`git clone ${server}\`, \`cd shop\`, \`git switch -c readiness\`, the edit with \`echo 'readiness: /healthz' >>values.yaml\`, a commit with \`-a\`, and at last \`git push -u origin readiness\`.`,
  ],
  solution: [
    `git clone ${server}`,
    'cd shop',
    'git switch -c readiness',
    "echo 'readiness: /healthz' >>values.yaml",
    'git commit -a -m "Add a readiness probe"',
    'git push -u origin readiness',
  ],
  wrong: [
    `git clone ${server}`,
    'cd shop',
    'git switch -c readiness',
    "echo 'readiness: /healthz' >>values.yaml",
    'git commit -a -m "Add a readiness probe"',
    'git push',
  ],
  question:
    'You made a branch with `git switch -c topic` and committed. Why does a bare `git push` refuse, and what does `git push -u origin topic` write down?',
  answer:
    'With the default `push.default=simple`, a bare push needs an upstream, and a branch made from a local one has none. `-u` pushes and then sets `branch.topic.remote` and `branch.topic.merge` in the configuration of your clone. From then on `push`, `pull` and the ahead and behind counts of `status` know the other end. Nothing of this is stored on the server.',
}

const running = (replicas: number, container: string) => deployment('shop', { replicas, container })
const reviewed = (message: string) => `${message}" -m "Reviewed-by: Night shift`

export const lookFirst: Level = {
  id: 'look-first',
  title: 'Look before you merge',
  story: [
    'The `main` of this clone is what runs: an agent deploys it within a minute. Since this morning Kim has pushed to the server, and nobody here has looked at it yet.',
    'The rule of the team: a commit may be deployed when its message holds a line `Reviewed-by:`. Kim writes that the newest of her commits may still lack it.',
    'Fetch, look at what has come, and move `main` forward to the last reviewed commit, without a merge commit. What is not reviewed stays out.',
  ],
  setup: [
    ...begunByKim(
      commit('Describe the service', { 'deployment.yaml': running(2, ports()) }, 'kim'),
      commit('Say who is on call', { 'README.md': 'On call: night shift\n' }, 'kim', 60),
    ),
    { line: `git clone -q ${server} && cd shop`, later: 60 },
    commit(reviewed('Run three pods'), { 'deployment.yaml': running(3, ports()) }, 'kim', 600),
    commit(
      reviewed('Limit the memory'),
      { 'deployment.yaml': running(3, ports() + limits('memory: 256Mi')) },
      'kim',
      30,
    ),
    commit('Try port 9090', { 'deployment.yaml': running(3, ports(9090) + limits('memory: 256Mi')) }, 'kim', 30),
    kim('git push -q'),
  ],
  goals: [
    {
      id: 'fetched',
      says: 'Your clone knows all that Kim has pushed: `origin/main` ends with her newest commit.',
      check: {
        is: 'subjects',
        of: 'origin/main',
        are: ['Describe the service', 'Say who is on call', 'Run three pods', 'Limit the memory', 'Try port 9090'],
      },
    },
    {
      id: 'moved',
      says: 'Your `main` is at the last reviewed commit: the same commit as Kim’s, not a copy or a merge.',
      check: { is: 'same', one: 'main', other: 'origin/main~1' },
    },
    {
      id: 'files',
      says: 'You are on `main`, and the files are those of that commit.',
      check: {
        is: 'all',
        of: [
          { is: 'head', on: 'main' },
          { is: 'clean', untracked: true },
        ],
      },
    },
  ],
  hints: [
    'A fetch moves only `origin/main`. So it is always safe, and the range `main..origin/main` then holds what has come.',
    '`git log main..origin/main` shows the whole messages. `git merge --ff-only` takes any commit, not only the tip of a branch.',
    'The newest commit is not reviewed, the one before it is: `git merge --ff-only origin/main~1`.',
  ],
  solution: ['git fetch', 'git log main..origin/main', 'git merge --ff-only origin/main~1'],
  wrong: ['git pull'],
  question:
    'Which references does `git fetch` move, and how do you see what came before anything of it is in your branch?',
  answer:
    'It moves the remote-tracking branches, such as `origin/main`, and may bring tags; your own branches, index and files stay. `git log main..origin/main` lists the commits that came, `git diff main...origin/main` what they change. `git merge --ff-only` then moves your branch, or refuses where that would need a merge commit. `git pull` does both steps at once and leaves no room between them.',
}
