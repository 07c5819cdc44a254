/** What frames the Git lab: its place among the labs, its terminal, its time line and its ways out. */
export const gitStage = {
  title: 'Git',
  summary:
    'A real Git with a terminal and a graph that moves as you work. {{count}} tasks, from the first commit to the night in which everything went wrong.',
  fidelity: {
    simulates:
      'Objects, refs, index, logs and working tree are real: every id is the one that git would compute, and a repository that you take along opens in git. Commands answer with the words and exit codes of git.',
    leavesOut:
      'Worktrees, submodules, hooks, signatures, add -p and attributes are left out. Files are UTF-8 text. Servers and teammates live in the same memory, so nothing leaves this computer. The clock goes a minute further with each line.',
    follows:
      'Git 2.39 with its default settings. Its output is compared with that git command by command, in random histories.',
  },
  sequence: {
    objects: 'Objects and commits',
    branches: 'Branches and merging',
    rewriting: 'Rewriting history',
    recovery: 'When it goes wrong',
    remotes: 'Remotes and teams',
    finding: 'Finding things',
    drift: 'Drift',
    free: 'Free play',
  },
  about: {
    objects: 'What a commit is made of, and the three places that a change passes through.',
    branches: 'Names for commits, and how two lines of work come together.',
    rewriting: 'Commits that only you have, in the order and shape that a review wants.',
    remotes: 'Fetch, push and pull with Kim, who commits as fast as you do.',
    finding: 'Who, when and why: the history answers if it is asked well.',
    recovery: 'Lost commits, a wrong merge, a leaked token: hardly anything in Git is gone for good.',
    drift: 'When what runs is no longer what the repository says.',
  },
  sandbox: {
    title: 'Sandbox',
    story:
      'An empty machine, and no task. Begin with `git init`, or with `git clone` of a repository that you make under `/srv/git`.',
    levels:
      'You can make a level of what you do here and hand it to somebody as a file. “Open a file” plays one that you were given.',
  },
  terminal: {
    label: 'Terminal',
    field: 'Command line',
    help: 'Up and Down go through what you typed, Control and R searches it, Tab completes. Escape and then Tab leaves the field. Type help for a list of what is there.',
    hidden_one: 'One more line is not shown.',
    hidden_other: '{{count}} more lines are not shown.',
    failed: 'exit {{code}}',
    searching: 'search',
    completions_one: '{{count}} completion',
    completions_other: '{{count}} completions',
    greeting:
      'Type a command and press Enter: `git status` says how things stand, and `help` lists what there is. Up brings back what you typed, Tab completes names.',
    busy: 'The editor is open. Close it, and the command goes on.',
  },
  time: {
    label: 'Time line',
    undo: 'Take back',
    redo: 'Do again',
    at: 'After line {{at}} of {{all}}',
    start: 'Before the first line',
    par: 'Par {{par}}, your lines: {{count}}',
  },
  repository: {
    yours: 'Your repository',
    none: 'You are not in a repository. Change to one, or make one with git init.',
    remote: '{{name}} at {{url}}',
  },
  parts: {
    label: 'Look closer',
    columns: 'Three places',
    inspector: 'Objects',
    inspectorEmpty: 'Choose a commit in the graph to see what it is made of.',
  },
  take: {
    open: 'Take along',
    help: 'The repository as files of your own, which git opens.',
    folder: 'Folder with .git (ZIP)',
    bundle: 'Bundle',
    saved: 'Saved.',
    noShell: 'Files can be saved in the desktop app only.',
    failed: 'It could not be saved: {{reason}}',
    empty: 'There is no commit yet, so there is nothing that a bundle could hold.',
    nothing: 'There is no repository here to take along.',
  },
  level: {
    goals: 'Goals of this level',
    begin: 'Make a level',
    beginHelp:
      'The level begins with the state of now. Go on until its goal is reached, then press “This is the goal”.',
    end: 'This is the goal',
    stop: 'No level after all',
    name: 'Title',
    story: 'What the level asks for',
    save: 'Save the level',
    saved: 'Saved. Whoever opens the file plays the level in the sandbox.',
    same: 'Nothing has changed since the beginning, so there is nothing to reach.',
    tooLarge: 'The level is too large to be shared: at most 40 commits, and 200 lines before it begins.',
    graph: 'The commits and branches stand to each other as in the model.',
    head: 'HEAD is on `{{branch}}`.',
    detached: 'HEAD is detached.',
    files: 'The files of `{{branch}}` are those of the model.',
    clean: 'Nothing is left to be committed.',
  },
} as const
