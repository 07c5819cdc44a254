/**
 * Chromium keeps large values in files of their own. Where such a file is gone or damaged, reading its value fails, and
 * with it every query that meets it.
 */
const lost = /irrecoverable|Failed to read large IndexedDB value/
const againMs = 100

export const isLostValue = (reason: unknown): boolean => lost.test(String(reason))

/** The value, or why it is lost; rejects where the database is at fault. Tried twice, for a scanner may hold the file. */
export async function readValue<T>(
  read: () => PromiseLike<T>,
): Promise<{ readonly value: T } | { readonly reason: string }> {
  for (let tries = 0; ; tries++)
    try {
      return { value: await read() }
    } catch (reason) {
      if (!isLostValue(reason)) throw reason
      if (tries > 0) return { reason: String(reason) }
      await new Promise((again) => setTimeout(again, againMs))
    }
}
