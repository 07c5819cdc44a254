/** "Who may import whom", row by row. What a row does not name, its files may not import. */

export interface Row {
  /** The room, as the table calls it. */
  readonly room: string
  /** The files of the room; `$1` in `may` and `mayAsTypes` stands for its first group. */
  readonly files: RegExp
  /** Beginnings of paths in this project that it may import. */
  readonly may: readonly string[]
  /** The same, for imports that the compiler erases. */
  readonly mayAsTypes?: readonly string[]
  /** Packages: exact names, or a scope or prefix ending in `*`. */
  readonly packages: readonly string[]
  /** Whether Node's own modules may be imported. */
  readonly node?: boolean
  /** Time, ids and chance arrive as arguments. */
  readonly isPure?: boolean
}

const contract = 'main/bridge/contract'
const react = ['react', 'react-dom']
const ui = [...react, 'react-i18next', 'i18next']
const markdown = ['mdast', 'mdast-util-*', 'micromark-extension-gfm', 'unist']

/** The first row whose `files` match a file is its row. */
export const rows: readonly Row[] = [
  {
    room: 'main/bridge/contract',
    files: /^main\/bridge\/contract(\.ts$|\/)/,
    may: ['main/bridge/contract/'],
    packages: [],
  },
  { room: 'main/bridge/preload', files: /^main\/bridge\/preload\.ts$/, may: [contract], packages: ['electron'] },
  {
    room: 'main/bridge',
    files: /^main\/bridge\//,
    may: ['main/bridge/'],
    packages: ['electron'],
    node: true,
  },
  { room: 'main/disk', files: /^main\/disk\//, may: ['main/disk/'], packages: [], node: true },
  {
    room: 'main/shell',
    files: /^main\/shell\//,
    may: ['main/shell/', 'main/disk/', contract],
    packages: ['electron', 'electron-log'],
    node: true,
  },
  {
    room: 'main/vault',
    files: /^main\/vault\//,
    may: ['main/vault/', 'main/disk/', contract],
    packages: [],
    node: true,
  },
  {
    room: 'main/peers',
    files: /^main\/peers\//,
    may: ['main/peers/', 'main/disk/', contract],
    packages: [
      'electron',
      'libp2p',
      '@libp2p/*',
      '@chainsafe/libp2p-*',
      '@multiformats/*',
      'multicast-dns',
      '@noble/*',
      'zod',
    ],
    node: true,
  },
  {
    room: 'main',
    files: /^main\/[^/]+$/,
    may: ['main/'],
    packages: ['electron'],
    node: true,
  },
  {
    room: 'renderer/study/schedule',
    files: /^renderer\/study\/schedule\//,
    may: ['renderer/study/'],
    packages: ['yjs', 'zod', 'ts-fsrs'],
    isPure: true,
  },
  {
    room: 'renderer/study',
    files: /^renderer\/study\//,
    may: ['renderer/study/'],
    packages: ['yjs', 'zod'],
    isPure: true,
  },
  {
    room: 'renderer/labs/git/engine',
    files: /^renderer\/labs\/git\/engine\//,
    may: ['renderer/labs/git/engine/'],
    packages: ['@noble/hashes/*', 'fflate'],
    isPure: true,
  },
  {
    room: 'renderer/labs/localfirst/engine',
    files: /^renderer\/labs\/localfirst\/engine\//,
    may: ['renderer/labs/localfirst/engine/', 'renderer/sync/exchange'],
    packages: ['yjs'],
    isPure: true,
  },
  {
    room: 'renderer/labs/*/engine',
    files: /^renderer\/labs\/([^/]+)\/engine\//,
    may: ['renderer/labs/$1/engine/'],
    packages: [],
    isPure: true,
  },
  {
    room: 'renderer/labs/*/scenario',
    files: /^renderer\/labs\/([^/]+)\/scenario\//,
    may: ['renderer/labs/$1/scenario/', 'renderer/labs/$1/engine/'],
    packages: ['zod'],
    isPure: true,
  },
  {
    room: 'renderer/labs/*/view',
    files: /^renderer\/labs\/([^/]+)\//,
    may: ['renderer/labs/$1/', 'renderer/labs/lab', 'renderer/labs/labPorts', 'renderer/design/'],
    packages: ui,
  },
  {
    room: 'renderer/labs',
    files: /^renderer\/labs\/[^/]+$/,
    may: ['renderer/labs/'],
    packages: react,
  },
  {
    room: 'renderer/storage',
    files: /^renderer\/storage\//,
    may: ['renderer/storage/', 'renderer/study/', 'renderer/platform/'],
    packages: ['yjs', 'dexie', 'y-indexeddb'],
  },
  {
    room: 'renderer/sync/exchange',
    files: /^renderer\/sync\/exchange\//,
    may: ['renderer/sync/exchange/'],
    packages: ['yjs', 'lib0', 'lib0/*', '@noble/hashes/*'],
    isPure: true,
  },
  {
    room: 'renderer/sync',
    files: /^renderer\/sync\//,
    may: ['renderer/sync/', 'renderer/study/', 'renderer/platform/'],
    packages: ['yjs', 'lib0', 'lib0/*', '@noble/hashes/*'],
  },
  {
    room: 'renderer/platform',
    files: /^renderer\/platform\//,
    may: ['renderer/platform/'],
    mayAsTypes: [contract],
    packages: [],
  },
  { room: 'renderer/design', files: /^renderer\/design\//, may: ['renderer/design/'], packages: react },
  {
    room: 'renderer/screens/notes',
    files: /^renderer\/screens\/notes\//,
    may: ['renderer/screens/notes/', 'renderer/study/', 'renderer/design/', 'renderer/markdown/'],
    packages: [...ui, 'yjs', 'y-codemirror.next', '@codemirror/*', '@lezer/highlight'],
  },
  {
    room: 'renderer/screens/review',
    files: /^renderer\/screens\/review\//,
    may: [
      'renderer/screens/review/',
      'renderer/study/',
      'renderer/design/',
      'renderer/markdown/',
      'renderer/questions/',
    ],
    packages: [...ui, 'uplot'],
  },
  {
    room: 'renderer/markdown',
    files: /^renderer\/markdown\//,
    may: ['renderer/markdown/', 'renderer/study/', 'renderer/design/'],
    packages: [...ui, ...markdown],
  },
  {
    room: 'renderer/questions',
    files: /^renderer\/questions\//,
    may: ['renderer/questions/', 'renderer/study/', 'renderer/design/'],
    packages: ui,
  },
  {
    room: 'renderer/portable',
    files: /^renderer\/portable\//,
    may: ['renderer/portable/', 'renderer/study/'],
    packages: ['yjs', 'zod', 'fflate', 'fzstd', 'sql.js', 'sql.js/*', 'yaml', ...markdown],
  },
  {
    room: 'renderer/screens/devices',
    files: /^renderer\/screens\/devices\//,
    may: ['renderer/screens/devices/', 'renderer/study/', 'renderer/design/'],
    packages: [...ui, 'qr', 'qr/*'],
  },
  {
    room: 'renderer/screens',
    files: /^renderer\/screens\/([^/.]+)/,
    may: [
      'renderer/screens/$1',
      'renderer/study/',
      'renderer/design/',
      'renderer/questions/',
      'renderer/labs/lab',
      'renderer/labs/*/view',
    ],
    packages: ui,
  },
  {
    room: 'renderer/figures',
    files: /^renderer\/figures\//,
    may: ['renderer/figures/', 'renderer/design/'],
    packages: react,
  },
  {
    room: 'renderer/app',
    files: /^renderer\/(app\/|[^/]+$)/,
    may: ['renderer/'],
    mayAsTypes: ['content/compiler/virtual'],
    packages: [...ui, 'yjs', 'zod', 'minisearch', 'virtual:course', '@fontsource-variable/*'],
  },
  {
    room: 'content/compiler',
    files: /^content\/compiler\//,
    may: ['content/compiler/', 'renderer/study/course/', 'renderer/study/address'],
    packages: [
      'vite',
      'unified',
      'remark-*',
      'mdast',
      'mdast-*',
      'micromark-*',
      'unist',
      'unist-*',
      'vfile',
      'shiki',
      'shiki/*',
      '@shikijs/*',
      'yaml',
      'zod',
      'minisearch',
    ],
    node: true,
  },
  { room: 'content', files: /^content\//, may: [], packages: [] },
]
