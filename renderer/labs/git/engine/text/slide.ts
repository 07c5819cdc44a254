/** Moves groups of changed lines up and down over equal lines, to where a reader expects them. */
import { bestEnd } from './indent'
import type { Sequence } from './marks'

/** A run of changed lines, empty between two unchanged ones. */
class Group {
  start = 0
  end = 0
  private readonly text: Sequence

  constructor(text: Sequence) {
    this.text = text
    while (text.changed[this.end]) this.end++
  }

  get isEmpty(): boolean {
    return this.start === this.end
  }

  next(): boolean {
    const { ids, changed } = this.text
    if (this.end === ids.length) return false
    this.start = this.end + 1
    for (this.end = this.start; changed[this.end]; ) this.end++
    return true
  }

  previous(): boolean {
    const { changed } = this.text
    if (this.start === 0) return false
    this.end = this.start - 1
    for (this.start = this.end; changed[this.start - 1]; ) this.start--
    return true
  }

  /** Joins a group that it meets. False where the line above is another. */
  up(): boolean {
    const { ids, changed } = this.text
    if (this.start === 0 || ids[this.start - 1] !== ids[this.end - 1]) return false
    changed[--this.start] = 1
    changed[--this.end] = 0
    while (changed[this.start - 1]) this.start--
    return true
  }

  down(): boolean {
    const { ids, changed } = this.text
    if (this.end >= ids.length || ids[this.start] !== ids[this.end]) return false
    changed[this.start++] = 0
    changed[this.end++] = 1
    while (changed[this.end]) this.end++
    return true
  }
}

/** Slides the groups of one text. `lines` are given where the indentation decides. */
export function slideGroups(text: Sequence, other: Sequence, lines: readonly string[] | undefined): void {
  const group = new Group(text)
  const across = new Group(other)
  for (;;) {
    if (!group.isEmpty) settle(group, across, lines)
    if (!group.next()) return
    across.next()
  }
}

function settle(group: Group, across: Group, lines: readonly string[] | undefined): void {
  let size: number
  let highest: number
  let isMatched: boolean
  do {
    size = group.end - group.start
    while (group.up()) across.previous()
    highest = group.end
    isMatched = !across.isEmpty
    while (group.down()) {
      across.next()
      if (!across.isEmpty) isMatched = true
    }
    // It may have joined others on its way.
  } while (size !== group.end - group.start)
  if (group.end === highest) return
  const back = () => {
    group.up()
    across.previous()
  }
  if (isMatched) while (across.isEmpty) back()
  else if (lines) {
    const end = bestEnd(lines, highest, group.end, size)
    while (group.end > end) back()
  }
}
