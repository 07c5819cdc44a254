/** Results that keep their identity until they change, for React's useSyncExternalStore. */

/** Computes every time, but hands out the earlier result where the new one says the same. */
export function sameWhileEqual<Given extends readonly unknown[], Result>(
  compute: (...given: Given) => Result,
): (...given: Given) => Result {
  let last: { readonly result: Result; readonly text: string } | undefined
  return (...given) => {
    const result = compute(...given)
    const text = JSON.stringify(result)
    if (last?.text !== text) last = { result, text }
    return last.result
  }
}

/** Computes again only when one of `keys` is another. */
export function onceFor<Given extends readonly unknown[], Result>(
  compute: (...given: Given) => Result,
): (keys: readonly unknown[], ...given: Given) => Result {
  let last: { readonly keys: readonly unknown[]; readonly result: Result } | undefined
  return (keys, ...given) => {
    const isSame = last?.keys.every((key, at) => Object.is(key, keys[at])) ?? false
    if (!last || !isSame) last = { keys, result: compute(...given) }
    return last.result
  }
}
