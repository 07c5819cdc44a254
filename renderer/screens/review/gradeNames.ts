/** The grades by FSRS's names. */
export const gradeNames = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const
