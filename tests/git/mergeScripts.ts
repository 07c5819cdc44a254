/** Random scripts around merges. */
import type { Random } from './mergeHistories'
import type { Step } from './script'

const files = ['a', 'b', 'd/x', 'd/y', 'e/z', 'd/s/q']
const first =
  'mkdir d d/s e; printf "1\\n2\\n3\\n4\\n5\\n6\\n7\\n" >a; printf "l1\\nl2\\nl3\\nl4\\n" >d/x; echo s >d/s/q; git add .; git commit -qm base'

function edit({ below, pick }: Random): string | Step {
  const file = pick(files)
  const how = below(12)
  if (how < 5) return `echo "${pick(['one', 'two', 'three'])} ${below(50)}" >>${file}`
  if (how < 7) {
    const lines = Array.from({ length: 7 }, (_, at) => (below(3) > 0 ? `${at + 1}\n` : `v${below(30)}\n`))
    return { line: 'true', write: { [file]: lines.join('') } }
  }
  if (how < 8) return `git mv ${file} ${pick(files)}n`
  if (how < 9) return `git rm -q ${file}`
  if (how < 10) return `git mv d ${pick(['m', 'e/m'])}`
  return how < 11 ? `chmod +x ${file}` : 'git add .'
}

const ways = [
  ...['', '', '', '', '--no-ff', '--squash', '--no-commit', '--ff-only', '-m msg', '-X ours', '-Xtheirs', '-s ours'],
  ...['--no-ff --no-commit', '-q', '--no-stat', '--log'],
]

function mergeStep({ below, pick }: Random, branches: readonly string[]): string | Step {
  const name = pick([...branches, ...branches, 'HEAD~1', 'main~1', 'v1', 'b1~2'])
  const how = below(10)
  if (how === 0) return `git -c merge.conflictStyle=diff3 merge ${name}`
  if (how === 1) return { line: `git merge --edit ${name}`, edits: [pick([null, 'Mine\n', ''])] }
  return `git merge ${pick(ways)} ${name}`
}

const ends: readonly (string | Step)[] = [
  ...['git add -A; git commit -qm merged', 'git merge --abort', 'git status', 'git merge --quit', 'git reset --merge'],
  ...['git reset --hard', 'git commit -m x', { line: 'git add -A; git merge --continue', edits: [null] }],
]

/** Branches that are edited, merged, reset and tagged, conflicts and what follows them. */
export function mergeScript(own: Random): readonly (string | Step)[] {
  const { below, pick } = own
  const steps: (string | Step)[] = [first]
  const branches = ['main']
  for (const branch of ['b0', 'b1', 'b2']) {
    steps.push(`git checkout -q -b ${branch} ${pick(branches)}`)
    branches.push(branch)
    for (let left = 1 + below(3); left > 0; left--)
      steps.push(edit(own), edit(own), `git add -A; git commit -qm "${branch} ${left}"`)
  }
  for (let left = 14 + below(10); left > 0; left--) {
    const how = below(10)
    if (how < 2) steps.push(edit(own), 'git commit -qam more')
    else if (how < 4) steps.push(`git checkout -q ${pick(branches)}`)
    else if (how < 8) steps.push(mergeStep(own, branches), ...(below(2) === 0 ? [pick(ends)] : []))
    else if (how < 9) steps.push(`git tag ${pick(['v1', '-a v1 -m ver', '-f v1'])}`)
    else steps.push(`git reset -q --hard ${pick(['HEAD', 'HEAD~1', 'ORIG_HEAD', ...branches])}`)
  }
  return [...steps, 'git status', 'git log --oneline --graph --all']
}
