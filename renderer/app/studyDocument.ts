/** The learner's study document on this device: the Yjs document, filled from and kept in the journal. */
import * as Y from 'yjs'
import { type JournalEvent, openJournal } from '../storage/journal'

/** The document, ready to read; rejects where the device refuses storage. */
export async function openStudyDocument(happened: (event: JournalEvent) => void): Promise<Y.Doc> {
  const study = new Y.Doc()
  const journal = await openJournal('drydock-study', happened)
  await journal.attach(study, 'study')
  return study
}
