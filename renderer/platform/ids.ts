/** New ids for what a learner makes: 16 random bytes as 22 characters that may stand in an address. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const text = btoa(String.fromCharCode(...bytes))
  return text.slice(0, 22).replaceAll('+', '-').replaceAll('/', '_')
}
