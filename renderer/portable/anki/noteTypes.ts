/** The two note types and the settings that Anki expects in a collection of schema 11, as its JSON columns hold them. */
export const basicType = 1_700_000_000_101
export const clozeType = 1_700_000_000_102
/** The field that holds a card as Drydock wrote it; no template shows it. */
export const sourceField = 'Drydock source'

const css = `.card { font-family: system-ui, sans-serif; font-size: 20px; line-height: 1.5; max-width: 42em; margin: 1em auto; }
.cloze { font-weight: bold; }
pre { text-align: left; overflow-x: auto; }
`

const field = (name: string, ord: number) => ({
  name,
  ord,
  sticky: false,
  rtl: false,
  font: 'Arial',
  size: 20,
  media: [],
})

const template = (name: string, qfmt: string, afmt: string) => ({
  ...{ name, ord: 0, qfmt, afmt, did: null, bqfmt: '', bafmt: '' },
})

function noteType(
  id: number,
  name: string,
  isCloze: boolean,
  mod: number,
  template: object,
  fields: readonly string[],
) {
  return {
    ...{ id, name, type: isCloze ? 1 : 0, mod, usn: -1, sortf: 0, did: 1, tmpls: [template], css },
    ...{
      flds: fields.map(field),
      latexPre: '\\documentclass[12pt]{article}\n\\begin{document}\n',
      latexPost: '\\end{document}',
    },
    ...{ req: [[0, 'any', [0]]], tags: [], vers: [] },
  }
}

export const noteTypes = (mod: number) => ({
  [basicType]: noteType(
    basicType,
    'Drydock basic',
    false,
    mod,
    template('Card 1', '{{Front}}', '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}'),
    ['Front', 'Back', sourceField],
  ),
  [clozeType]: noteType(
    clozeType,
    'Drydock cloze',
    true,
    mod,
    template('Cloze', '{{cloze:Text}}', '{{cloze:Text}}<br>\n{{Back Extra}}'),
    ['Text', 'Back Extra', sourceField],
  ),
})

export const deck = (id: number, name: string, mod: number) => ({
  ...{ id, name, mod, usn: -1, desc: '', dyn: 0, conf: 1, extendNew: 0, extendRev: 0 },
  ...{
    lrnToday: [0, 0],
    revToday: [0, 0],
    newToday: [0, 0],
    timeToday: [0, 0],
    collapsed: false,
    browserCollapsed: false,
  },
})

export const deckOptions = {
  1: {
    ...{ id: 1, name: 'Default', mod: 0, usn: 0, maxTaken: 60, autoplay: true, timer: 0, replayq: true, dyn: false },
    new: { bury: true, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 7], order: 1, perDay: 20, separate: true },
    rev: { bury: true, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36500, minSpace: 1, perDay: 200, hardFactor: 1.2 },
    lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
  },
}

export const settings = {
  ...{ activeDecks: [1], curDeck: 1, newSpread: 0, collapseTime: 1200, timeLim: 0, estTimes: true, dueCounts: true },
  ...{
    curModel: String(basicType),
    nextPos: 1,
    sortType: 'noteFld',
    sortBackwards: false,
    addToCur: true,
    schedVer: 2,
  },
}

/** Schema 11, as Anki makes it. */
export const schema = `
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn on notes (usn);
CREATE INDEX ix_cards_usn on cards (usn);
CREATE INDEX ix_revlog_usn on revlog (usn);
CREATE INDEX ix_cards_nid on cards (nid);
CREATE INDEX ix_cards_sched on cards (did, queue, due);
CREATE INDEX ix_revlog_cid on revlog (cid);
CREATE INDEX ix_notes_csum on notes (csum);
`
