/** The tour of the notebook: its screens empty, full and failing, on notes that are put there first. */
import type { Page } from '@playwright/test'
import { type SeededNote, seedNotes } from './seedNotes'
import type { Stop } from './tour'

const body = `# Namespaces and cgroups

A namespace limits what a process **sees**; a cgroup limits what it *uses*. See [the chapter](#/read/runtime/namespaces)
and [the manual](https://man7.org/linux/man-pages/man7/namespaces.7.html).

- [x] read it
- [ ] try \`unshare --pid --fork\`

| kind | what it limits |
| ---- | -------------- |
| pid  | process ids    |
| net  | interfaces     |

\`\`\`yaml
kind: Pod
\`\`\`

> Two of them make most of a container.[^1]

[^1]: The rest is a file system.
`

const notes: readonly SeededNote[] = [
  { body: 'To delete\n\nNothing here is needed.', isTrashed: true },
  {
    body: 'Was it the scheduler?',
    anchor: {
      chapter: 'runtime',
      section: 'namespaces',
      exact: 'A sentence that no edition has ever had.',
      prefix: 'before it ',
      suffix: ' after it',
    },
  },
  {
    body: 'A note beside a chapter of long ago',
    anchor: { chapter: 'gone', section: 'old', exact: 'x', prefix: '', suffix: '' },
  },
  { body: 'Watch and list\n\nA watch begins at a resource version. See [both](#/notes/note-4).', tags: ['k8s'] },
  { body, tags: ['linux', 'containers'] },
  ...Array.from({ length: 40 }, (_, at) => ({
    body: `Note ${at + 1}\n\nWhat was said in session ${at + 1} about containers, images and the kernel they share.`,
    tags: at % 3 === 0 ? ['session'] : [],
  })),
]

/** Puts the notes there, once for each page, and goes to a place. */
const at =
  (route: string, then?: (page: Page) => Promise<void>) =>
  async (page: Page): Promise<void> => {
    if (!(await page.evaluate(() => sessionStorage.getItem('tour of notes')))) {
      await seedNotes(page, notes)
      await page.evaluate(() => sessionStorage.setItem('tour of notes', 'done'))
    }
    await page.evaluate((hash) => {
      location.hash = hash
    }, route)
    await page.locator('.notes').waitFor()
    await then?.(page)
  }

const show = (name: 'edit' | 'preview' | 'both') => async (page: Page) => {
  const place = { edit: 0, preview: 1, both: 2 }[name]
  await page.locator('.mode-switch button').nth(place).click()
  await page
    .locator(name === 'edit' ? '.cm-content' : '.markdown[aria-busy="false"] h2')
    .first()
    .waitFor()
}

const search = (words: string) => async (page: Page) => {
  await page.locator('.notes-search').fill(words)
}

/** Refuses to write while the notebook is open, and no longer. */
async function failSaving(page: Page) {
  await show('edit')(page)
  await page.evaluate(() => {
    const { add, put } = IDBObjectStore.prototype
    const refusing = (write: typeof put): typeof put =>
      function (this: IDBObjectStore, ...given) {
        if (location.hash.startsWith('#/notes/')) throw new DOMException('full', 'QuotaExceededError')
        return write.apply(this, given)
      }
    Object.assign(IDBObjectStore.prototype, { add: refusing(add), put: refusing(put) })
  })
  await page.locator('.cm-content').click()
  await page.keyboard.type('x')
  await page.locator('.save-line.bad').waitFor()
}

async function openHistory(page: Page) {
  await show('edit')(page)
  await page.locator('.cm-content').click()
  await page.keyboard.type('y')
  await page.locator('.note-actions button').first().click()
  await page.locator('dialog .diff').waitFor()
}

const makeCard = async (page: Page) => {
  await show('edit')(page)
  await page.locator('.toolbar .wide').click()
  await page.locator('dialog').waitFor()
}

export const notesStops: readonly Stop[] = [
  { name: 'notes-empty', route: '/notes' },
  { name: 'notes-list', route: '/notes', reach: at('/notes') },
  { name: 'notes-edit', route: '/notes', reach: at('/notes/note-4', show('edit')) },
  { name: 'notes-preview', route: '/notes', reach: at('/notes/note-4', show('preview')) },
  { name: 'notes-both', route: '/notes', reach: at('/notes/note-4', show('both')) },
  { name: 'notes-search', route: '/notes', reach: at('/notes', search('kernel')) },
  { name: 'notes-none', route: '/notes', reach: at('/notes', search('zzzz')) },
  { name: 'notes-tag', route: '/notes', reach: at('/notes?tag=session') },
  { name: 'notes-trash', route: '/notes', reach: at('/notes?view=trash') },
  { name: 'notes-trashed', route: '/notes', reach: at('/notes/note-0') },
  { name: 'notes-tray', route: '/notes', reach: at('/notes?view=tray') },
  { name: 'notes-lost', route: '/notes', reach: at('/notes/note-1') },
  { name: 'notes-unknown', route: '/notes/nowhere' },
  { name: 'notes-history', route: '/notes', reach: at('/notes/note-4', openHistory) },
  { name: 'notes-card', route: '/notes', reach: at('/notes/note-4', makeCard) },
  { name: 'notes-failing', route: '/notes', reach: at('/notes/note-4', failSaving) },
]
