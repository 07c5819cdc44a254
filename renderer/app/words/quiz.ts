/** Quizzes. */
export const quiz = {
  title: 'Quizzes',
} as const
