/** Formatted text as plain data: all that a note or a card can contain. Whatever Markdown holds besides is text in here. */

export type Inline =
  | string
  | { readonly k: 'em' | 'strong' | 'del'; readonly c: readonly Inline[] }
  | { readonly k: 'code'; readonly v: string }
  | { readonly k: 'br' }
  /** Out of the app, over https. */
  | { readonly k: 'external'; readonly href: string; readonly c: readonly Inline[] }
  /** A place in the app: `#/…`. */
  | { readonly k: 'inside'; readonly href: string; readonly c: readonly Inline[] }
  | { readonly k: 'image'; readonly hash: string; readonly alt: string }
  | { readonly k: 'ref'; readonly n: number }

export interface ListItem {
  readonly checked?: boolean
  readonly c: readonly Block[]
}

export type Align = 'left' | 'center' | 'right' | null
export type Cells = readonly (readonly Inline[])[]

export type Block =
  | { readonly k: 'p'; readonly c: readonly Inline[] }
  | { readonly k: 'h'; readonly depth: number; readonly c: readonly Inline[] }
  | { readonly k: 'quote'; readonly c: readonly Block[] }
  | { readonly k: 'list'; readonly start?: number; readonly tight: boolean; readonly items: readonly ListItem[] }
  | { readonly k: 'code'; readonly lang?: string; readonly v: string }
  | { readonly k: 'rule' }
  | { readonly k: 'table'; readonly align: readonly Align[]; readonly head: Cells; readonly rows: readonly Cells[] }
  | { readonly k: 'footnote'; readonly n: number; readonly c: readonly Block[] }
  /** Raw HTML, or what is nested too deeply: shown as it was written. */
  | { readonly k: 'raw'; readonly v: string }

/** A block of the top level on its way from the worker: text that can be compared at once, read when it is drawn. */
export interface DrawnBlock {
  /** A `Block` as JSON. */
  readonly json: string
  /** Of a heading: as written, from 1 to 6. */
  readonly depth?: number
}
