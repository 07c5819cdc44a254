/** What a goal can ask for, as data. Every check looks at what is there, never at what was typed, but for `ran`. */
import { z } from 'zod/mini'

const text = (most: number, least = 0) => z.string().check(z.minLength(least), z.maxLength(most))
const whole = z.int().check(z.gte(0))
/** A revision as git reads it, or `%name` for a mark of the level, with the usual ends: `%lost~1`. */
const rev = text(100, 1)
const contents = z.record(text(200), text(20_000))

const files = z.strictObject({
  is: z.literal('files'),
  /** A revision, `index` or `worktree`. */
  at: rev,
  /** These files with these contents, and no others. */
  are: z.exactOptional(contents),
  /** These among others. */
  have: z.exactOptional(contents),
  /** Paths that are not there. */
  lack: z.exactOptional(z.array(text(200))),
  /** Path to a piece of text that the file contains. */
  contain: z.exactOptional(contents),
})

const simple = z.discriminatedUnion('is', [
  files,
  /** Two revisions are the same commit. */
  z.strictObject({ is: z.literal('same'), one: rev, other: rev }),
  /** Two revisions have the same files. */
  z.strictObject({ is: z.literal('sameTree'), one: rev, other: rev }),
  /** Two commits make the same change to their first parents. */
  z.strictObject({ is: z.literal('samePatch'), one: rev, other: rev }),
  /** Author and author date of two commits are the same. */
  z.strictObject({ is: z.literal('sameAuthor'), one: rev, other: rev }),
  /** Subjects of the commits of a range, the oldest first. */
  z.strictObject({
    is: z.literal('subjects'),
    of: text(200),
    are: z.array(text(200)),
    firstParent: z.exactOptional(z.boolean()),
  }),
  /** HEAD is on a branch, or detached at a commit. */
  z.strictObject({ is: z.literal('head'), on: rev }),
  z.strictObject({ is: z.literal('detached'), at: z.exactOptional(rev) }),
  /**
   * The graph above `above` is this one, up to isomorphism: `m: c d` is a commit `m` whose parents are `c` and `d`;
   * `base` is the commit that `above` names, exactly; other ways to what is below it do not match. `refs` says which
   * commit each ref is at.
   */
  z.strictObject({
    is: z.literal('graph'),
    commits: z.array(text(100)).check(z.maxLength(40)),
    refs: z.record(text(100), text(20)),
    above: z.exactOptional(rev),
  }),
  /** A commit can be reached from a revision. */
  z.strictObject({ is: z.literal('reaches'), from: rev, commit: rev }),
  /** Nothing to commit, no conflicts, and nothing under way; untracked files count unless `untracked` is true. */
  z.strictObject({ is: z.literal('clean'), untracked: z.exactOptional(z.boolean()) }),
  /** Nothing that is reachable from a ref or a log holds this text. */
  z.strictObject({ is: z.literal('forgotten'), text: text(200, 1) }),
  z.strictObject({ is: z.literal('exists'), rev }),
  z.strictObject({ is: z.literal('ref'), name: rev }),
  z.strictObject({ is: z.literal('annotated'), tag: rev, at: rev }),
  z.strictObject({ is: z.literal('config'), key: text(100), value: text(200) }),
  z.strictObject({ is: z.literal('upstream'), branch: text(100), of: text(100) }),
  z.strictObject({ is: z.literal('stashes'), count: whole.check(z.lte(50)) }),
  /** A line of the ref's log contains this. */
  z.strictObject({ is: z.literal('logged'), ref: text(100), has: text(200, 1) }),
  /** The file, trimmed, is a beginning of at least seven digits of the id of what the revision names. */
  z.strictObject({ is: z.literal('answer'), file: text(200), rev }),
  /** The file, trimmed, is this text; capital letters do not count. */
  z.strictObject({ is: z.literal('says'), file: text(200), text: text(500) }),
  z.strictObject({
    is: z.literal('underway'),
    what: z.enum(['nothing', 'merge', 'rebase', 'bisect', 'cherry-pick', 'revert']),
  }),
  z.strictObject({ is: z.literal('ignored'), path: text(200) }),
  /** How many of the lines that were typed begin with this, blanks apart. */
  z.strictObject({
    is: z.literal('ran'),
    begins: text(100, 1),
    atLeast: z.exactOptional(whole),
    atMost: z.exactOptional(whole),
  }),
  /** The trailing lines that a commit's message holds. */
  z.strictObject({ is: z.literal('message'), rev, has: text(500, 1) }),
])

export type SimpleCheck = z.infer<typeof simple>
export type Check =
  | SimpleCheck
  | { readonly is: 'all' | 'any'; readonly of: readonly Check[] }
  | { readonly is: 'not'; readonly of: Check }
  /** The same, looked at in another repository of the machine: `/srv/git/shop.git`. */
  | { readonly is: 'in'; readonly repository: string; readonly of: Check }

const deepest = 5

const atDepth = (depth: number): z.ZodMiniType<Check> =>
  depth === 0
    ? simple
    : z.union([
        simple,
        z.strictObject({
          is: z.enum(['all', 'any']),
          of: z.array(atDepth(depth - 1)).check(z.minLength(1), z.maxLength(12)),
        }),
        z.strictObject({ is: z.literal('not'), of: atDepth(depth - 1) }),
        z.strictObject({ is: z.literal('in'), repository: text(100).check(z.regex(/^\//)), of: atDepth(depth - 1) }),
      ])

export const checkSchema: z.ZodMiniType<Check> = atDepth(deepest)
