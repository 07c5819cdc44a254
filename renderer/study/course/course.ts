/** The compiled course, as the compiler writes it and the reader shows it. Plain data: safe to clone, store and send. */
import type { Goal, Source } from './source'

/** One text run of highlighted code: `[token class, text]`, or plain text. */
export type CodeToken = string | readonly [token: CodeTokenKind, text: string]
export type CodeTokenKind =
  | 'comment'
  | 'constant'
  | 'function'
  | 'keyword'
  | 'link'
  | 'parameter'
  | 'prompt'
  | 'punctuation'
  | 'string'

export type InlineTag = 'em' | 'strong' | 'code' | 'del'
export type BlockTag =
  | 'p'
  | 'ul'
  | 'ol'
  | 'li'
  | 'blockquote'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'hr'
  | 'br'

/**
 * A node of chapter text: a string, or an object whose `k` says which it is. There is no raw HTML.
 * `children` are always present where the kind has them.
 */
export type TextNode =
  | string
  | {
      readonly k: 'tag'
      readonly tag: InlineTag | BlockTag
      readonly align?: 'left' | 'right' | 'center'
      readonly start?: number
      readonly children: readonly TextNode[]
    }
  | { readonly k: 'heading'; readonly id: string; readonly children: readonly TextNode[] }
  | {
      readonly k: 'link'
      readonly to: { readonly chapter: string; readonly section: string }
      readonly children: readonly TextNode[]
    }
  | { readonly k: 'external'; readonly href: string; readonly children: readonly TextNode[] }
  /** A place of the app that is no chapter: `href` begins with `#/`. */
  | { readonly k: 'inside'; readonly href: string; readonly children: readonly TextNode[] }
  | { readonly k: 'term'; readonly id: string; readonly children: readonly TextNode[] }
  | {
      readonly k: 'code'
      readonly lang: string
      readonly title?: string
      readonly lines: readonly (readonly CodeToken[])[]
    }
  | {
      readonly k: 'figure'
      readonly name: string
      readonly caption: readonly TextNode[]
      readonly children: readonly TextNode[]
    }
  | {
      readonly k: 'callout'
      readonly kind: CalloutKind
      readonly title: readonly TextNode[]
      readonly children: readonly TextNode[]
    }
  | { readonly k: 'check'; readonly item: string }
  | { readonly k: 'lab'; readonly id: string; readonly scenario?: string; readonly children: readonly TextNode[] }

export type CalloutKind = 'note' | 'misconception' | 'example'

export interface SectionEntry {
  readonly id: string
  readonly title: string
  /** Words of running text, without code. */
  readonly words: number
  /** Ids and titles of the parts (third-level headings) inside it. */
  readonly parts: readonly { readonly id: string; readonly title: string }[]
}

/** A chapter as the table of contents knows it. */
export interface ChapterEntry {
  readonly id: string
  /** The field guide has none. */
  readonly number?: number
  readonly title: string
  readonly summary: string
  readonly sections: readonly SectionEntry[]
}

/** What stands before a chapter's title in lists: a guide is read by question. */
export const chapterMark = ({ number }: ChapterEntry): string => (number === undefined ? '?' : String(number))

export interface Course {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly edition: string
  readonly chapters: readonly ChapterEntry[]
}

/** A chapter's text, loaded when it is opened. `sections` stand in the order of the entry's. */
export interface ChapterText {
  readonly id: string
  readonly versions: readonly string[]
  readonly goals: readonly Goal[]
  readonly sources: readonly Source[]
  readonly sections: readonly { readonly id: string; readonly title: string; readonly nodes: readonly TextNode[] }[]
}
