/** The notebook and the notes in the margin. */
export const notes = {
  title: 'Notebook',
} as const

/** Text that the learner wrote, formatted. */
export const markdown = {
  tooLarge: 'Some of this text is too large or too deeply nested to format, so it is shown as it was written.',
  imageMissing: 'This image is not on this device.',
  footnote: 'Footnote {{number}}',
  done: 'Done',
  open: 'To do',
  code: 'Code',
  codeIn: 'Code: {{lang}}',
  table: 'Table',
} as const
