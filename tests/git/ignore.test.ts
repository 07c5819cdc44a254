/** What is ignored and what the index holds, beside the git of this machine. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'

const why = whyNot()
if (why) console.warn(`Not run: ${why}`)

const scripts: Readonly<Record<string, readonly string[]>> = {
  patterns: [
    "printf '*.log\\n!keep.log\\n/top\\nbuild/\\ndoc/*.txt\\n**/deep\\na/**/z\\n\\\\#hash\\n\\\\!bang\\ntrail  \\nsp\\\\ ace\\n[abc].c\\n[!a]x\\n?q\\nfoo/\\n# comment\\n\\n*.[oa]\\ndir/**\\n' > .gitignore; mkdir -p build doc/sub a/b/c x/deep dir/in foo nested/build; echo 1 > build/o; echo 1 > doc/a.txt; echo 1 > doc/sub/b.txt; echo 1 > a/z; echo 1 > a/b/z; echo 1 > a/b/c/z; echo 1 > x/deep/f; echo 1 > dir/in/f; echo 1 > foo/f; echo 1 > nested/build/f; echo 1 > nested/top; echo 1 > top; echo 1 > x.log; echo 1 > keep.log; echo 1 > '#hash'; echo 1 > '!bang'; echo 1 > trail; echo 1 > 'sp ace'; echo 1 > a.c; echo 1 > d.c; echo 1 > bx; echo 1 > ax; echo 1 > yq; echo 1 > lib.o; git status -s --ignored; git status --ignored; git status -s --ignored -uall; git status -s --ignored=matching; git status -s --ignored=no",
    'git check-ignore *; git check-ignore -v *; git check-ignore -v -n * ; git check-ignore build/o doc/a.txt a/b/c/z nope.log; echo $?; git check-ignore -q x.log; echo $?; git check-ignore -q d.c; echo $?',
    "git check-ignore; git check-ignore -q a b; git check-ignore -q -v a; git check-ignore -n a; git check-ignore --stdin a; echo x.log | git check-ignore --stdin; printf 'x.log\\nd.c\\n' | git check-ignore --stdin -v -n; git check-ignore ../x; git check-ignore ''",
    "git ls-files -o; git ls-files -o --exclude-standard; git ls-files -i -o --exclude-standard; git ls-files -o -x '*.c'; git ls-files -o --directory; git ls-files -o --directory --exclude-standard; git ls-files -i -c --exclude-standard",
    "echo '!*.log' > doc/.gitignore; echo y > doc/y.log; echo '*' > nested/.gitignore; git status -s --ignored; git check-ignore -v doc/y.log nested/top nested/build/f; cd doc; git check-ignore -v y.log ../x.log; git status -s --ignored; cd ..",
    'mkdir -p .git/info; echo secret > .git/info/exclude; echo s > secret; git check-ignore -v secret; git status -s; echo glob > ../globalignore; git config core.excludesFile ../globalignore; echo g > glob; git check-ignore -v glob; git status -s',
    'git add x.log; git add -f x.log; git status -s; git check-ignore x.log; git check-ignore --no-index -v x.log; git add .; git status -s --ignored; git ls-files; git commit -qm x; echo 2 >> x.log; git status -s; git add x.log; git commit -qam y; git rm -q --cached x.log; git status -s --ignored; git clean -n; git clean -nx; git clean -ndX; git clean -ndx',
    "git add build doc 'a*'; git add build/o dir/in/f; git add 'build/*'; git add --dry-run foo; git add -n -f foo; git add -A build; git add nested",
  ],
  'exceptions and ls-files': [
    "printf 'a\\r\\nb\\n' > .gitignore; echo 1 > a; echo 1 > b; git status -s; printf '/*\\n!/src\\n!.gitignore\\n' > .gitignore; mkdir -p src/x; echo 1 > src/x/f; echo 1 > c; git status -s -uall; git status -s --ignored; printf 'src/*\\n!src/x\\nsrc/x/*\\n!src/x/f\\n' > .gitignore; echo 1 > src/g; echo 1 > src/x/h; git status -s -uall --ignored; git check-ignore -v src/g src/x/f src/x/h src/x; git add -v .",
    'git ls-files -s; git ls-files -t; git ls-files --error-unmatch nope; git ls-files --error-unmatch src/x/f; git ls-files src; git ls-files -s --abbrev; cd src; git ls-files; git ls-files --full-name; git ls-files ..; cd ..; rm a; echo 2 > b; git ls-files -d; git ls-files -m; git ls-files -t -d -m -o -c; git ls-files -z',
  ],
}

describe.skipIf(why !== undefined)('what is ignored and what the index holds', () => {
  it.each(Object.entries(scripts))('%s', { timeout: 30_000 }, (_, lines) => {
    expect(report(lines.map((line) => ({ line, edits: [null, null, null] })))).toBeUndefined()
  })
})
