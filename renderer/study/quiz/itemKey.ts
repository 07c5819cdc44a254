/** The key of an item among the results, and in the reference of its card. */
export const itemKey = (chapter: string, item: string): string => `${chapter}/${item}`
