/** Fills in a word: variables, the output of commands, `~`, and names of files for `*`, `?` and `[…]`. */
import { compareBytes } from '../core/bytes'
import { type Files, join, resolvePath } from '../core/files'
import { bounded } from '../text/boundedRegExp'
import type { Word } from './parse'

export interface Surroundings {
  readonly files: Files
  readonly cwd: string
  readonly home: string
  readonly variable: (name: string) => string
  readonly output: (line: string) => string
}

/** One word may become several, or none. */
export function expandWord(word: Word, around: Surroundings): readonly string[] {
  // Each field is a text with a mark before every letter that a glob may not use.
  const fields: string[] = []
  let field: string | undefined
  const put = (text: string, isQuoted: boolean) => {
    around.files.spend(text.length / 20)
    field = (field ?? '') + (isQuoted ? text.replace(/[*?[\]\\]/g, '\\$&') : text)
  }
  word.forEach((part, at) => {
    if (part.kind === 'text') {
      const isHome = at === 0 && !part.isQuoted && /^~($|\/)/.test(part.text)
      if (isHome) put(around.home, true)
      put(isHome ? part.text.slice(1) : part.text, part.isQuoted)
      return
    }
    const value = part.kind === 'variable' ? around.variable(part.name) : around.output(part.line).replace(/\n+$/, '')
    if (part.isQuoted) {
      put(value, true)
      return
    }
    const pieces = value.split(/[ \t\n]+/)
    pieces.forEach((piece, index) => {
      if (index > 0 && field !== undefined) {
        fields.push(field)
        field = undefined
      }
      if (piece !== '') put(piece, false)
    })
  })
  if (field !== undefined) fields.push(field)
  return fields.flatMap((one) => globbed(one, around))
}

function globbed(field: string, { files, cwd }: Surroundings): readonly string[] {
  const plain = field.replace(/\\([*?[\]\\])/g, '$1')
  if (!/(^|[^\\])[*?[]/.test(field.replace(/\\\\/g, '  '))) return [plain]
  let found: { readonly shown: string; readonly path: string }[] = [
    { shown: field.startsWith('/') ? '/' : '', path: field.startsWith('/') ? '/' : cwd },
  ]
  const names = field.split('/').filter((name) => name !== '')
  names.forEach((name, at) => {
    found = found.flatMap(({ shown, path }) => {
      const hits = matching(files, path, name)
      const isLast = at === names.length - 1 && !field.endsWith('/')
      return hits
        .map((hit) => ({
          shown: `${shown}${hit}${isLast ? '' : '/'}`,
          path: hit === '.' || hit === '..' ? resolvePath(path, hit) : join(path, hit),
        }))
        .filter((one) => isLast || files.isDir(one.path))
    })
  })
  return found.length === 0 ? [plain] : found.map(({ shown }) => shown).sort(compareBytes)
}

function matching(files: Files, dir: string, name: string): readonly string[] {
  const plain = name.replace(/\\([*?[\]\\])/g, '$1')
  if (!/(^|[^\\])[*?[]/.test(name)) return plain === '.' || plain === '..' || files.has(join(dir, plain)) ? [plain] : []
  const pattern = globPattern(name)
  return files.list(dir).filter((one) => pattern.test(one) && (!one.startsWith('.') || name.startsWith('.')))
}

/** A glob as a regular expression over one name; `\` quotes. */
export function globPattern(glob: string): RegExp {
  const source = glob.replace(/\\(.)|\[!?[^\]]+\]|[\s\S]/g, (piece, quoted?: string) => {
    if (quoted !== undefined) return literal(quoted)
    if (piece === '*') return '[^/]*'
    if (piece === '?') return '[^/]'
    if (piece.length > 1) return piece.replace(/^\[!/, '[^')
    return literal(piece)
  })
  return asPattern(source)
}

const literal = (char: string) => char.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&')

/** What is no pattern, such as `[z-a]`, matches nothing, as in a shell. */
function asPattern(source: string): RegExp {
  try {
    return bounded(`^${source}$`, 'u')
  } catch {
    return /(?!)/
  }
}
