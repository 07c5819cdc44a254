/** What git says when HEAD leaves the branches. */
import type { Oid } from '../core/objects'

export const detachedAdvice = (where: Oid): string =>
  [
    `Note: switching to '${where}'.`,
    '',
    "You are in 'detached HEAD' state. You can look around, make experimental",
    'changes and commit them, and you can discard any commits you make in this',
    'state without impacting any branches by switching back to a branch.',
    '',
    'If you want to create a new branch to retain commits you create, you may',
    'do so (now or later) by using -c with the switch command. Example:',
    '',
    '  git switch -c <new-branch-name>',
    '',
    'Or undo this operation with:',
    '',
    '  git switch -',
    '',
    'Turn off this advice by setting config variable advice.detachedHead to false',
    '',
    '',
  ].join('\n')
