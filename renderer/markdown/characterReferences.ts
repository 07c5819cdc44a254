/**
 * Names such as `&copy;`. In a browser the parser's library decodes them with an element of the page, and a worker has
 * no page: so the page looks them up beforehand, and the worker has something that answers like an element.
 */

export type References = readonly (readonly [reference: string, character: string])[]

const most = 500

/** In the page. Only letters and digits reach its HTML parser, in a document that is not shown. */
export function lookUpReferences(text: string): References {
  const found = [...new Set(text.match(/&[A-Za-z][A-Za-z0-9]{1,31};/g))].slice(0, most)
  if (found.length === 0) return []
  const page = new DOMParser().parseFromString(found.map((one) => `<i>${one}</i>`).join(''), 'text/html')
  const characters = [...page.querySelectorAll('i')].map((one) => one.textContent ?? '')
  return found.map((one, place) => [one, characters[place] ?? one])
}

let known: ReadonlyMap<string, string> = new Map()

/** In the worker, before a text is parsed. */
export function know(references: References): void {
  known = new Map(references)
}

/** In the worker, before the parser is loaded. */
export function answerAsElement(): void {
  let text = ''
  const element = {
    get textContent() {
      return text
    },
    set innerHTML(reference: string) {
      text = known.get(reference) ?? reference
    },
  }
  Object.assign(globalThis, { document: { createElement: () => element } })
}
