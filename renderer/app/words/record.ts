/** Your data: saved state, backups, export and import. */
export const record = {
  title: 'Your data',
} as const
