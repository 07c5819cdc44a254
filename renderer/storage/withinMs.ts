/** Work that must end in time. */
export function withinMs<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let late: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`There was no answer within ${limitMs / 1000} s.`)), limitMs)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(late))
}
