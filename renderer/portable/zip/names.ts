/** Names of files: which ones may come in, and how to make one that every system takes. */
import type { RefusalReason } from '../../study/parcel'
import { limits } from '../limits'

/** Windows keeps these for devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i
const forbidden = /[\p{Cc}\p{Zl}\p{Zp}<>:"/\\|?*\u202a-\u202e\u2066-\u2069\ufffd]/u

/** A path inside an archive or folder with `/` between its parts, or why it is refused. */
export function safePath(path: string): { readonly path: string } | { readonly why: RefusalReason } {
  if (path.length > limits.path) return { why: 'name' }
  if (path.startsWith('/') || path.includes('\\') || /^[a-z]:/i.test(path)) return { why: 'outside' }
  const steps = path.split('/')
  if (steps.includes('..')) return { why: 'outside' }
  if (steps.length > limits.depth) return { why: 'name' }
  if (steps.some((step) => step === '' || step === '.' || forbidden.test(step))) return { why: 'name' }
  if (steps.some((step) => device.test(step) || /[. ]$/.test(step))) return { why: 'name' }
  if (steps.some((step) => step.startsWith('.') || step === '__MACOSX')) return { why: 'hidden' }
  return { path: path.normalize('NFC') }
}

/** How names compare where case and composition do not count. */
export const foldName = (name: string) => name.normalize('NFKC').toLowerCase().normalize('NFC')

/** Most systems take 255 bytes a name; this leaves room for an ending, a number and a folder. */
const nameBytes = 120
const bytesOf = (text: string) => new TextEncoder().encode(text).length

/** A title as a file name without an ending; `taken` holds folded names and is added to. */
export function fileName(title: string, taken: Set<string>, fallback: string): string {
  const base = cutToBytes(clean(title), nameBytes) || fallback
  let name = base
  for (let count = 2; taken.has(foldName(name)); count++) name = `${base} ${count}`
  taken.add(foldName(name))
  return name
}

function clean(title: string): string {
  const plain = title
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>:"/\\|?*#^[\]%\ufffd]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ~-]+/, '')
    .replace(/[. ]+$/, '')
  return device.test(plain) ? `_${plain}` : plain
}

function cutToBytes(text: string, most: number): string {
  let cut = ''
  let size = 0
  for (const letter of text) {
    size += bytesOf(letter)
    if (size > most) break
    cut += letter
  }
  return cut.replace(/[. ]+$/, '')
}
