/** Reviews and their cards. */
export const review = {
  title: 'Reviews',
} as const
