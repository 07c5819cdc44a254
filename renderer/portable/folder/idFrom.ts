import { sha256 } from '../sha256'

/** The same file or card gets the same id again, so that importing twice doubles nothing. */
export const idFrom = async (kind: 'md' | 'anki', text: string) => `${kind}-${(await sha256(text)).slice(0, 24)}`
