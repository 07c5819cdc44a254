/** What a document says, as one value: equal for documents with equal content, however they came to it. */
import type * as Y from 'yjs'
import { viewOf } from '../../study/shape/contentView'
import { sha256 } from '../sha256'

export const contentHash = (doc: Y.Doc): Promise<string> => sha256(JSON.stringify(viewOf(doc)))
