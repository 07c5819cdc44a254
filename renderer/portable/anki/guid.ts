/** Anki knows a note by its guid: ours say which card it is, so that importing again updates it there and here. */
import type { CardRef } from '../../study/schedule/reviewBook'

const prefix = 'drydock:'

/** `own:<id>:<n>` is one gap of the note `own:<id>`. */
export const guidOf = (ref: CardRef): string => prefix + ref.replace(/^(own:[^:]+):\d+$/, '$1')

/** The id of the learner's own card behind a guid of ours. */
export const ownGuid = (guid: string): string | undefined => /^drydock:own:([\w-]{8,64})$/.exec(guid)?.[1]

export const courseGuid = (guid: string): boolean => /^drydock:(course|item):/.test(guid)
