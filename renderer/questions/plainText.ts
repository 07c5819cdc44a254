/** A short text without its marks, for names and menus, where nothing can be set in type. */
export const plainText = (text: string): string => text.replace(/`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*/g, '$1$2$3')
