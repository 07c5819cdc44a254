/** Questions, in the text and in quizzes, and the quizzes themselves. */
export const check = {
  title: 'Check yourself',
  how: {
    single: 'Choose one.',
    output: 'Choose one.',
    multiple: 'Choose all that apply.',
    order: 'Move the steps into order: with the arrows, or with Alt and an arrow key.',
    match: 'Choose a partner for each.',
    fill: 'Type the answer. Capitals and spaces around it do not matter.',
  },
  empty: {
    single: 'Choose an answer first.',
    output: 'Choose an answer first.',
    multiple: 'Choose an answer first.',
    order: 'Put the steps in order first.',
    match: 'Choose a partner for each first.',
    fill: 'Type an answer first.',
  },
  answer: 'Check the answer',
  again: 'Try again',
  right: 'Right.',
  wrong: 'Not yet.',
  partly: 'Partly right.',
  counted: {
    order: '{{right}} of {{all}} steps follow each other as they should.',
    match: '{{right}} of {{all}} pairs belong together.',
  },
  option: {
    right: 'Correct:',
    wrong: 'Wrong:',
    missed: 'Correct, and you left it out:',
    avoided: 'Wrong, and you left it out:',
  },
  up: 'Move up: {{step}}',
  down: 'Move down: {{step}}',
  moved: '{{step}}: now {{place}} of {{all}}',
  inOrder: 'In order:',
  outOfOrder: 'Out of order, you had it at place {{place}}:',
  choosePair: 'Choose…',
  usedBy: '{{text}} (chosen for {{left}})',
  chosePair: 'You chose “{{text}}”:',
  yourAnswer: 'Your answer',
  youWrote: 'You wrote',
  rightIs: 'The answer is',
  because: 'Because:',
  output: 'Output',
  loading: 'Loading the question…',
  last: {
    right: 'Last time: right',
    partly: 'Last time: partly right',
    wrong: 'Last time: not yet',
  },
} as const

export const quiz = {
  title: 'Quizzes',
} as const
