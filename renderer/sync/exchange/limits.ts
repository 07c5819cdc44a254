/** What the protocol allows. A message that goes beyond ends the link. */
export const protocolVersions = { min: 1, max: 1 } as const
export const maxMessageBytes = 1_048_576
/** What is sent in one message where it can be chosen. */
export const chunkBytes = 32_768
export const maxClock = 2 ** 40
export const maxClients = 100_000
/** Cells or ranges in one message; longer lists go in parts. */
export const maxListed = 100_000
export const listedPerPart = 16_384
/** What one `want` asks for, so that it stays below the limit. */
export const mostWanted = { ranges: 40_000, cells: 25_000 } as const
/** Cells that one comparison may list in all its parts. */
export const maxCells = 500_000
export const maxBucketBits = 12
export const maxAnswerBytes = 3 * 1024 ** 2
export const maxKeyBytes = 1_024
export const maxAsksOpen = 32
/** Messages that came before their turn. */
export const maxEarly = { messages: 1_024, bytes: 8 * 1024 ** 2 } as const
/** Deletions of changes that are not here yet, in ranges, before they are let go and compared again instead. */
export const maxParkedRanges = 20_000
/** Requests that cost work (comparisons, changes asked for again) at once; one more each `requestRefillMs`. */
export const maxRequests = 64
export const requestRefillMs = 500
export const maxRoundsInVain = 5

export const liveMs = 50
export const ackMs = 500
/** How long another way is given to bring what a peer says it has. */
export const askAfterMs = 200
export const quietMs = 500
export const answerWithinMs = 10_000
/** Longer than most backups take, so that a peer is told of those that fail. */
export const holdAfterMs = 2_000
