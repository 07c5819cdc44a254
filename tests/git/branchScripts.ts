/** Beginnings that the scripts of these tests share. */

export const one = 'echo 1 >a; echo b >b; mkdir d; echo x >d/x; git add .; git commit -q -m one'
export const two = 'echo 2 >a; git commit -q -a -m two'

/** `main` with two commits, `topic` with one of its own over the first; HEAD is on `main`. */
export const fork: readonly string[] = [
  one,
  'git checkout -q -b topic; echo t >t; git add t; git commit -q -m topic',
  `git checkout -q main; ${two}`,
]

/** A merge that stopped: `a` has all three stages, `gone` was deleted on one side and changed on the other, `new` was added on both. */
export const conflict: readonly string[] = [
  'echo 1 >a; echo 1 >gone; echo 1 >lost; git add .; git commit -q -m base',
  'git checkout -q -b topic; echo t >a; echo t >gone; git rm -q lost; echo t >new; git add .; git commit -q -m topic',
  'git checkout -q main; echo m >a; git rm -q gone; echo m >lost; echo m >new; git add .; git commit -q -m ours',
  'git merge -q topic >out.o 2>&1',
]
