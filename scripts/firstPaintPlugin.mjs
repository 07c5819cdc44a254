/**
 * Lets the window paint as soon as its document is there: the styles stand in the document, and the app's code is
 * fetched beside the small entry. The policy allows that one style by its hash (see manifestPlugin.mjs).
 */
import { isOpening } from './manifestPlugin.mjs'

/** @returns {import('vite').Plugin} */
export function firstPaintPlugin() {
  return {
    name: 'drydock:first-paint',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const opening = Object.values(bundle).filter((item) => item.type === 'chunk' && isOpening(item))
        const files = new Set(opening.flatMap((chunk) => [chunk.fileName, ...chunk.imports]))
        const links = [...files]
          .filter((file) => !html.includes(file))
          .map((file) => `<link rel="modulepreload" crossorigin href="./${file}">`)
        return inlineStyles(html, bundle).replace('</head>', `${links.join('')}</head>`)
      },
    },
  }
}

const stylesheet = /\s*<link rel="stylesheet"[^>]*href="\.\/([^"]+\.css)"[^>]*>/g

function inlineStyles(html, bundle) {
  const names = [...html.matchAll(stylesheet)].map((match) => match[1])
  if (!names.length) throw new Error('first paint: index.html links no stylesheet')
  // Addresses in a stylesheet start at its own folder.
  const css = names.map((name) => String(bundle[name].source).trim().replaceAll('url(./', 'url(./assets/')).join('')
  for (const name of names) delete bundle[name]
  return html.replaceAll(stylesheet, '').replace('<script', () => `<style>${css}</style><script`)
}
