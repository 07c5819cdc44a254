/** Where one can be in the app, as data and as the text after `#` in the window's address. Deep links use the same text. */

export type Address =
  | { readonly screen: 'contents' }
  | { readonly screen: 'read'; readonly chapter: string; readonly section?: string; readonly words?: string }
  | { readonly screen: 'search'; readonly query: string }
  | { readonly screen: 'glossary'; readonly term?: string }
  | { readonly screen: 'settings' }
  /** The notebook: one note, or the list, of one tag, of the trash, or of margin notes whose text is gone. */
  | { readonly screen: 'notes'; readonly note?: string; readonly tag?: string; readonly view?: NotesView }
  /** A quiz of one chapter, of `mixed` chapters, or the choice. */
  | { readonly screen: 'quiz'; readonly chapter?: string }
  | { readonly screen: 'review'; readonly view?: ReviewView }
  /** The labs: the list, one lab, or one of its scenarios. */
  | { readonly screen: 'labs'; readonly lab?: string; readonly scenario?: string }
  /** The learner's data: saved state, backups, export and import. */
  | { readonly screen: 'record' }
  /** The learner's devices: their home, one receipt or all, or one of the other views. */
  | { readonly screen: 'devices'; readonly view?: DevicesView; readonly receipt?: string }
  | { readonly screen: 'missing'; readonly link: string }

const notesViews = ['trash', 'tray'] as const
type NotesView = (typeof notesViews)[number]
const reviewViews = ['cards', 'progress'] as const
type ReviewView = (typeof reviewViews)[number]
export const devicesViews = ['receipts', 'ledger', 'doctor', 'xray'] as const
export type DevicesView = (typeof devicesViews)[number]

const shownLinkLength = 200

/** The address for a hash such as `#/read/runtime/namespaces`; what it does not know becomes `missing`. */
export function parseAddress(hash: string): Address {
  const text = hash.replace(/^#/, '')
  const [path = '', query = ''] = text.split('?', 2)
  const parts = path.split('/').slice(1).map(decode)
  const [screen = '', first, second] = parts
  const missing = { screen: 'missing', link: shorten(text) } as const
  if (parts.length > 3 || parts.includes(undefined)) return missing
  if (parts.length > 1 && first === '') return missing
  if (text === '' || text === '/') return { screen: 'contents' }
  const deep = parts.length
  if (screen === 'read' && first) return readAddress(first, second, parameter(query, 'words'))
  if (screen === 'glossary' && deep <= 2) return first ? { screen, term: first } : { screen }
  if ((screen === 'contents' || screen === 'settings' || screen === 'record') && deep === 1) return { screen }
  if (screen === 'notes' && deep <= 2) return notesAddress(first, query)
  if (screen === 'quiz' && deep <= 2) return first ? { screen, chapter: first } : { screen }
  if (screen === 'labs') return labAddress(first, second)
  if (screen === 'review' && deep <= 2) return reviewAddress(first) ?? missing
  if (screen === 'devices') return devicesAddress(first, second) ?? missing
  if (screen === 'search' && deep === 1) return { screen, query: parameter(query, 'q') ?? '' }
  if (screen === 'missing' && deep === 1) return { screen, link: shorten(parameter(query, 'link') ?? '') }
  return missing
}

function readAddress(chapter: string, section: string | undefined, words: string | undefined): Address {
  return { screen: 'read', chapter, ...(section && { section }), ...(words && { words }) }
}

function notesAddress(note: string | undefined, query: string): Address {
  if (note) return { screen: 'notes', note }
  const tag = parameter(query, 'tag')
  const asked = parameter(query, 'view')
  const view = notesViews.find((one) => one === asked)
  return { screen: 'notes', ...(tag && { tag }), ...(view && { view }) }
}

function labAddress(lab: string | undefined, scenario: string | undefined): Address {
  return { screen: 'labs', ...(lab && { lab }), ...(lab && scenario && { scenario }) }
}

function reviewAddress(asked: string | undefined): Address | undefined {
  if (asked === undefined) return { screen: 'review' }
  const view = reviewViews.find((one) => one === asked)
  return view && { screen: 'review', view }
}

function devicesAddress(asked: string | undefined, receipt: string | undefined): Address | undefined {
  if (asked === undefined) return { screen: 'devices' }
  const view = devicesViews.find((one) => one === asked)
  if (!view || (receipt !== undefined && (view !== 'receipts' || receipt === ''))) return undefined
  return { screen: 'devices', view, ...(receipt && { receipt }) }
}

/** The text of an address, to stand after `#`. */
export function formatAddress(address: Address): string {
  switch (address.screen) {
    case 'read': {
      const place = [address.chapter, ...(address.section ? [address.section] : [])].map(encode).join('/')
      return `/read/${place}${address.words ? `?words=${encode(address.words)}` : ''}`
    }
    case 'search':
      return address.query ? `/search?q=${encode(address.query)}` : '/search'
    case 'glossary':
      return address.term ? `/glossary/${encode(address.term)}` : '/glossary'
    case 'notes':
      return formatNotes(address)
    case 'quiz':
      return address.chapter ? `/quiz/${encode(address.chapter)}` : '/quiz'
    case 'labs':
      return ['/labs', address.lab, address.scenario]
        .filter((part) => part !== undefined)
        .map(encodePart)
        .join('/')
    case 'review':
      return address.view ? `/review/${address.view}` : '/review'
    case 'devices':
      return formatDevices(address)
    case 'missing':
      return `/missing?link=${encode(address.link)}`
    default:
      return `/${address.screen}`
  }
}

function formatNotes({ note, tag, view }: Extract<Address, { screen: 'notes' }>): string {
  if (note) return `/notes/${encode(note)}`
  const query = [...(tag ? [`tag=${encode(tag)}`] : []), ...(view ? [`view=${view}`] : [])].join('&')
  return query ? `/notes?${query}` : '/notes'
}

const formatDevices = ({ view, receipt }: Extract<Address, { screen: 'devices' }>): string =>
  ['/devices', ...(view ? [view] : []), ...(receipt ? [encode(receipt)] : [])].join('/')

/** An address as the `href` of a link. */
export const href = (address: Address) => `#${formatAddress(address)}`

/** A cut may go through the middle of a character; half of one cannot be written in an address. */
const shorten = (link: string) => link.slice(0, shownLinkLength).toWellFormed()

const encodePart = (part: string, at: number) => (at === 0 ? part : encode(part))
const encode = (text: string) => encodeURIComponent(text.toWellFormed())

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined // a broken percent sign: the caller shows the link as missing
  }
}

function parameter(query: string, name: string): string | undefined {
  for (const pair of query.split('&')) {
    const [key, value = ''] = pair.split('=', 2)
    if (key === name) return decode(value.replaceAll('+', ' '))
  }
  return undefined
}
