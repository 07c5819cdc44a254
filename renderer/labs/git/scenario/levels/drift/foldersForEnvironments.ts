/** Environments as branches drift; folders show their difference. */
import type { Level } from '../../level'
import { deployment } from '../manifests'
import { commit, shop } from '../steps'

interface Web {
  readonly host: string
  readonly image: string
  readonly replicas: number
}
const web = ({ host, image, replicas }: Web) =>
  deployment('web', { image: `shop/web:${image}`, replicas, container: `          args: [--host=${host}]\n` })
const policy = (types: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: shop\nspec:\n  podSelector: {}\n  policyTypes: [${types}]\n  ingress: [{}]\n`
const [open, closed] = [policy('Ingress'), policy('Ingress, Egress')]

const first = { host: 'shop.example.com', image: '1.4', replicas: 2 }
const staging = { ...first, host: 'staging.example.com', image: '1.5' }
const prod = { ...first, replicas: 6 }

export const foldersForEnvironments: Level = {
  id: 'environment-folders',
  title: 'Two environments, one branch',
  story: [
    'The shop has the branches `staging` and `prod`, and changes are carried from one to the other by hand. They have drifted apart: host, image and replicas differ on purpose. The policy does not: `Deny egress` simply never reached production, and it shall hold everywhere.',
    'From now on both environments stand side by side on `main`. What differs goes into folders: `staging/web.yaml` as the branch `staging` has it, and `prod/web.yaml` as `prod` has it. What is shared stands once: `base/policy.yaml`, with the rule.',
    'Commit that on `main`, without the old `web.yaml` and `policy.yaml` at the top. The two branches stay as they are for now.',
  ],
  setup: [
    shop,
    commit('Describe web and its policy', { 'web.yaml': web(first), 'policy.yaml': open }),
    { line: 'git switch -q -c staging' },
    commit('Use the host of staging', { 'web.yaml': web({ ...staging, image: '1.4' }) }),
    commit('Deny egress', { 'policy.yaml': closed }, { later: 1_440 }),
    commit('Try release 1.5', { 'web.yaml': web(staging) }),
    { line: 'git switch -q -c prod main' },
    commit('Run four web pods', { 'web.yaml': web({ ...prod, replicas: 4 }) }, { later: 200 }),
    commit('Run six web pods', { 'web.yaml': web(prod) }, { later: 1_440 }),
    { line: 'git switch -q main' },
  ],
  marks: { main: 'main', staging: 'staging', prod: 'prod' },
  goals: [
    {
      id: 'folders',
      says: '`main` has `staging/web.yaml` and `prod/web.yaml`, each as its branch has it.',
      check: {
        is: 'files',
        at: 'main',
        have: { 'staging/web.yaml': web(staging), 'prod/web.yaml': web(prod) },
      },
    },
    {
      id: 'base',
      says: '`base/policy.yaml` denies egress, and nothing is there twice: `main` has these three files and no others.',
      check: {
        is: 'files',
        at: 'main',
        are: { 'staging/web.yaml': web(staging), 'prod/web.yaml': web(prod), 'base/policy.yaml': closed },
      },
    },
    {
      id: 'history',
      says: '`main` goes on from where it was, and `staging` and `prod` have not moved.',
      check: {
        is: 'all',
        of: [
          { is: 'reaches', from: 'main', commit: '%main' },
          { is: 'same', one: 'staging', other: '%staging' },
          { is: 'same', one: 'prod', other: '%prod' },
        ],
      },
    },
    {
      id: 'done',
      says: 'You are on `main`, and nothing is left to be committed.',
      check: { is: 'all', of: [{ is: 'head', on: 'main' }, { is: 'clean' }] },
    },
  ],
  hints: [
    '`git diff prod staging` shows all that differs. You can read a file of any branch without switching to it.',
    '`git show staging:web.yaml > staging/web.yaml` writes the version of a branch to another place. The folder has to be there first: `mkdir base staging prod`.',
    'Take `policy.yaml` from `staging`, and each `web.yaml` from its branch. Then `git rm web.yaml policy.yaml`, `git add .` and commit.',
  ],
  solution: [
    'mkdir base staging prod',
    'git show staging:policy.yaml > base/policy.yaml',
    'git show staging:web.yaml > staging/web.yaml',
    'git show prod:web.yaml > prod/web.yaml',
    'git rm web.yaml policy.yaml',
    'git add .',
    'git commit -m "Describe both environments in folders"',
  ],
  wrong: [
    'mkdir base staging prod',
    'git mv policy.yaml base',
    'git show staging:web.yaml > staging/web.yaml',
    'git show prod:web.yaml > prod/web.yaml',
    'git rm web.yaml',
    'git add .',
    'git commit -m "Describe both environments in folders"',
  ],
  question: 'Why do branches for environments drift, and what do folders do better?',
  answer:
    'As soon as anything should differ, a merge wants to carry the difference over as well. So people cherry-pick, and no command can tell what differs on purpose from what was forgotten. With folders, one commit holds all environments: what is shared stands once, each folder holds exactly what differs, and promotion is a change in a file that can be reviewed.',
}
