/** The home screen. */
export const home = {
  quiz: 'Quiz',
  quizOf: 'Quiz: {{title}}',
  quizRight: '{{right}} of {{asked}} right',
  notes: 'Recent notes',
  refused: 'Your notes, reviews and answers could not be opened on this device. You can read all the same.',
  noNotes: 'Select words in a chapter to write a note beside them.',
  untitled: 'Empty note',
  due_one: '{{count}} card is due',
  due_other: '{{count}} cards are due',
  noneDue: 'Nothing is due.',
  noCards: 'No cards yet. They come from what you read, and from questions that you missed.',
  nextAt: 'The next card comes at {{time}}.',
  reviewNow: 'Review now',
  missed_one: '{{count}} question to ask again',
  missed_other: '{{count}} questions to ask again',
  streak_one: '{{count}} day in a row',
  streak_other: '{{count}} days in a row',
  welcome: {
    read: {
      title: 'Read',
      text: 'Chapters of half an hour, with figures that you can play. The next visit begins where you stopped.',
    },
    answer: {
      title: 'Answer',
      text: 'Questions in the text and in quizzes. Each tells why an answer is right or wrong.',
    },
    remember: {
      title: 'Remember',
      text: 'What you missed can become a card, which comes back shortly before you would forget it.',
    },
  },
} as const
