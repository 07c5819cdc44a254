/** What an import may cost. Beyond these it is refused with a reason, never cut. */
const mebibyte = 1_048_576

export const limits = {
  /** The file itself, as it lies on the disk. */
  file: 512 * mebibyte,
  entries: 20_000,
  /** One unpacked entry, and all together. */
  entry: 256 * mebibyte,
  all: 1_024 * mebibyte,
  /** Unpacked size against packed: DEFLATE itself reaches 1,032, honest text rarely 20. */
  ratio: 200,
  /** Below this a high ratio harms nobody. */
  ratioFrom: mebibyte,
  path: 400,
  depth: 32,
  /** One Markdown file; as large as a note may be. */
  note: mebibyte,
  frontMatter: 64 * 1024,
  json: 64 * mebibyte,
  jsonDepth: 32,
  image: 2 * mebibyte,
  /** A document and its state vector, as large as the vault takes them: beyond, no backup would ever be made again. */
  document: 64 * mebibyte,
  vector: 1_000_000,
  notes: 20_000,
  cards: 100_000,
  tags: 100,
  tag: 60,
  /** Unpacked SQLite. */
  collection: 256 * mebibyte,
  field: 65_536,
  /** One side of a card as its template fills it, in HTML: templates repeat fields, and carry scripts that are left out. */
  face: mebibyte,
  /** One value of a document, about as it is written: what is larger fits no message of a sync, and would hold it up. */
  value: 1_000_000,
} as const

/** How long the Worker may take before it is ended. */
export const timeLimitMs = 60_000
