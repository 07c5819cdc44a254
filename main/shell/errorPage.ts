/** A page that needs no other file: shown instead of a blank window. */
import { createHash } from 'node:crypto'
import { words } from './words'

export interface ErrorPage {
  readonly html: string
  readonly policy: string
}

const style = `:root{color-scheme:light dark}
body{margin:0;background:light-dark(#fbf9f4,#15181a);color:light-dark(#1f2426,#dfe1dc);font:1.0625rem/1.6 system-ui,sans-serif}
main{max-width:38rem;margin:0 auto;padding:12vh 1.5rem 3rem}
h1{font:600 1.75rem/1.25 Georgia,serif;margin:0 0 1rem}
h2{font-size:1rem;margin:2rem 0 .25rem}
ul{margin:0;padding-left:1.25rem}
li{overflow-wrap:anywhere}`

const styleHash = createHash('sha256').update(style).digest('base64')
/** Nothing but the one style above: no script, no request. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`

const maxListed = 8

/** Names the files that are wrong with this installation. */
export function damagedPage(faults: readonly string[]): ErrorPage {
  const rest = faults.length - maxListed
  const listed = rest > 0 ? [...faults.slice(0, maxListed), words.damaged.moreFiles(rest)] : faults
  const items = listed.map((fault) => `<li>${escapeText(fault)}</li>`).join('')
  return page(words.damaged, `<h2>${escapeText(words.damaged.whatIsMissing)}</h2><ul>${items}</ul>`)
}

/** For a load that failed before any page of the app appeared. */
export function failedPage(description: string): ErrorPage {
  return page(words.failed, `<p><code>${escapeText(description)}</code></p>`)
}

/** As an address that needs no server. */
export function asDataUrl({ html }: ErrorPage): string {
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`
}

function page(
  { title, lead, whatToDo }: { title: string; lead: string; whatToDo: string },
  details: string,
): ErrorPage {
  const html = `<!doctype html>
<html lang="${words.damaged.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escapeText(title)}</title>
<style>${style}</style>
</head>
<body><main><h1>${escapeText(title)}</h1><p>${escapeText(lead)}</p>${details}<p>${escapeText(whatToDo)}</p></main></body>
</html>
`
  return { html, policy }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeText(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/g, (char) => entities[char] ?? char)
}
