import type { OwnCard } from '../study/cards/ownCards'
import { sha256 } from './sha256'

/** What a card says, as one value: it tells whether a card that comes back was edited meanwhile. */
export const cardHash = ({ kind, front, back }: Pick<OwnCard, 'kind' | 'front' | 'back'>): Promise<string> =>
  sha256(JSON.stringify([kind, front, back]))
