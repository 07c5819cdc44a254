/** The text that explains an exported folder to whoever opens it, now or in ten years, without the app. */
import type { Parcel, Part } from '../../study/parcel'
import { isoTime } from '../text'

const sections: Readonly<Record<Part, string>> = {
  notes: `notes/
  One Markdown file for each note (UTF-8). Between the two lines of --- at the top stand its id, title, the times it was
  made and changed (UTC), its tags, and for a note in the margin the passage of the course that it belongs to ("anchor").
  Links between notes are relative, so any Markdown program follows them. Links that begin with #/read/ lead into the
  course, which is not in this folder. Images are in notes/images, notes from the trash in notes/trash.`,
  cards: `cards/
  The review cards that you wrote: cards.csv for a spreadsheet, cards.json with the same for programs. Front and back are
  Markdown. In a cloze card {{c1::hidden words::a hint}} marks what is asked for.`,
  reviews: `reviews/
  reviews.json and reviews.csv: every event of your reviews, oldest first. A "review" has a grade: 1 again, 2 hard,
  3 good, 4 easy. "undo" takes back the event that it names, "redate" corrects its time.
  schedule.csv: what follows from it for each card on the day of the export (the FSRS-6 method). It can be computed anew.`,
  answers: `quizzes/
  answers.json and answers.csv: every answer to a quiz question. A score of 1 is right, 0 is wrong.`,
  progress: `progress/
  progress.json and progress.csv: the sections that you have read, and when.`,
}

export const readme = ({ madeAt, app }: Parcel, chosen: ReadonlySet<Part>): string =>
  `Your study record from Drydock ${app}
Taken out on ${isoTime(madeAt)}

Everything here is plain text and images. No program is needed to read it, and it is yours to keep, change and share.

${(Object.keys(sections) as Part[])
  .filter((part) => chosen.has(part))
  .map((part) => sections[part])
  .join('\n\n')}

In the CSV files a text that begins with = + - or @ has an apostrophe before it, so that no spreadsheet takes it for a
formula. The JSON files hold every text as it is.

Drydock reads this folder again: Your data, Import. Notes and cards are known by their ids, so nothing is doubled, and a
file that you changed elsewhere updates its note.
`
