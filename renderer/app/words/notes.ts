/** The notebook and the notes in the margin. */
export const notes = {
  title: 'Notebook',
} as const
