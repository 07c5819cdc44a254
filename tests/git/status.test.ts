/** Status in every state, beside the git of this machine. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const why = whyNot()
if (why) console.warn(`Not run: ${why}`)

const scripts: Readonly<Record<string, readonly string[]>> = {
  'under way': [
    'echo 1 > a; git add a; git commit -qm one; echo 2 > a; git commit -qam two; cat .git/refs/heads/main > .git/MERGE_HEAD; git status; git status -s; echo 3 > a; git status; git add a; git status; git commit -m merged; git status; cat .git/logs/HEAD',
    'cat .git/refs/heads/main > .git/CHERRY_PICK_HEAD; git status; echo 4 > a; git add a; git commit -m x a; git commit --amend; git commit -m picked; cat .git/logs/HEAD; git status',
    `cat .git/refs/heads/main > .git/REVERT_HEAD; echo 'Revert "x"' > .git/MERGE_MSG; git status; echo 6 > a; git status; git commit -a; cat .git/COMMIT_EDITMSG; git status; cat .git/logs/HEAD`,
    'echo squash > .git/SQUASH_MSG; echo 7 > a; git commit -a; cat .git/COMMIT_EDITMSG',
    'echo squash > .git/SQUASH_MSG; echo merge > .git/MERGE_MSG; echo 8 > a; git commit -a; cat .git/COMMIT_EDITMSG',
    'mkdir .git/sequencer; cat .git/refs/heads/main > .git/CHERRY_PICK_HEAD; echo pick $(cat .git/refs/heads/main) x > .git/sequencer/todo; git status; git commit; rm .git/CHERRY_PICK_HEAD; git status',
    'echo revert $(cat .git/refs/heads/main) x > .git/sequencer/todo; git status; cat .git/refs/heads/main > .git/REVERT_HEAD; git status; rm -r .git/sequencer .git/REVERT_HEAD',
    'echo start > .git/BISECT_LOG; echo main > .git/BISECT_START; git status; git status -s -b; echo 9 > a; git status; rm .git/BISECT_LOG .git/BISECT_START',
    'mkdir .git/rebase-merge; echo refs/heads/main > .git/rebase-merge/head-name; cat .git/refs/heads/main > .git/rebase-merge/onto; cat .git/refs/heads/main > .git/rebase-merge/orig-head; cat .git/refs/heads/main > .git/HEAD; git status; git status -sb',
    'echo > .git/rebase-merge/interactive; git status; echo pick $(cat .git/HEAD) one > .git/rebase-merge/done; git status; echo pick $(cat .git/HEAD) two > .git/rebase-merge/git-rebase-todo; git status',
    `echo '# comment' >> .git/rebase-merge/done; echo pick $(cat .git/HEAD) two >> .git/rebase-merge/done; echo 'exec ls' >> .git/rebase-merge/done; echo 'label onto' >> .git/rebase-merge/git-rebase-todo; echo "merge -C $(cat .git/HEAD) x" >> .git/rebase-merge/git-rebase-todo; git status; git -c advice.statusHints=false status`,
    "git commit; cat .git/COMMIT_EDITMSG; git commit --amend; cat .git/COMMIT_EDITMSG; echo message > .git/MERGE_MSG; git status; echo 'detached HEAD' > .git/rebase-merge/head-name; git status; rm .git/MERGE_MSG; git status",
    'git commit -am work; git status; cat .git/HEAD > .git/MERGE_HEAD; git status; rm .git/MERGE_HEAD; rm -r .git/rebase-merge; git status; git status -sb; git status --porcelain=v2 -b',
  ],
  'conflicts and a detached HEAD': [
    "printf '1\\n2\\n3\\n' > a; echo b > b; echo c > c; echo f > f; git add .; git commit -qm base; git branch o; printf '1\\nM\\n3\\n' > a; echo bb > b; git rm -q c; echo m > n; git mv f h; git add -A; git commit -qm m; git checkout -q o; printf '1\\nO\\n3\\n' > a; git rm -q b; echo o > n; echo C > c; git mv f g; git add -A; git commit -qm o; git status; git merge main; git status; git status -sb; git status --porcelain=v2; git commit; git commit -a; git diff; git status -v",
    'git checkout --detach; git commit -qm x; git merge --abort; git checkout -q --detach; git status; git commit -q --allow-empty -m d; git status; git checkout -q main; git tag v1; git checkout -q v1; git status; git status -sb',
    'git cherry-pick o; git status; git commit; git checkout --ours a; git add -A; git status; git commit --no-edit; git status; cat .git/logs/HEAD',
    "git revert --no-edit HEAD~1; git status; git commit -am 'by hand'; git status",
    'git stash list; echo s > s; git add s; git stash; git status --show-stash; git -c status.showStash=true status -s',
  ],
  'names that need quotes': [
    `echo 1 > 'ü x'; echo 2 > 'q"q'; printf 1 > 'tab	x'; echo 1 > 'b\\s'; git status; git status -s; git status -z; git ls-files -o; git add -A -v; git status; git status -s; git mv 'ü x' 'y y'; git status -s; git status --porcelain=v2; git ls-files; git ls-files -z; git commit -m 'ü ö'; git rm 'b\\s'; git status -s; git -c core.quotePath=false status -s; git -c core.quotePath=false ls-files; git clean -n`,
  ],
  'several commits to be picked': ['git cherry-pick --abort; git cherry-pick main~1; git status'],
}

describe.skipIf(why !== undefined)('status in every state', () => {
  it.each(Object.entries(scripts))('%s', { timeout: 30_000 }, (_, lines) => {
    expect(report(lines.map((line) => ({ line, edits: [null, null, null] })))).toBeUndefined()
  })
})
