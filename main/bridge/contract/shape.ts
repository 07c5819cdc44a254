/** Shapes: data that check.ts interprets, and from which the types are inferred. */
export type Shape =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text'; readonly max: number; readonly pattern?: RegExp }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'bytes'; readonly max: number }
  | { readonly kind: 'list'; readonly max: number; readonly of: Shape }
  | { readonly kind: 'record'; readonly fields: Fields; readonly optional: Fields }
  | { readonly kind: 'variants'; readonly of: readonly Variant[] }
  | { readonly kind: 'texts'; readonly max: number; readonly of: number }

export type Fields = { readonly [name: string]: Shape }
/** A record whose field `kind` says which of several it is. */
export interface Variant {
  readonly kind: 'record'
  readonly fields: Fields & { readonly kind: { readonly kind: 'oneOf'; readonly values: readonly string[] } }
  readonly optional: Fields
}

export const nothing = { kind: 'nothing' } as const
export const boolean = { kind: 'boolean' } as const
/** At most `max` UTF-16 units. The pattern must be anchored and must not backtrack. */
export const text = (max: number, pattern?: RegExp) =>
  pattern ? ({ kind: 'text', max, pattern } as const) : ({ kind: 'text', max } as const)
export const number = (min: number, max: number) => ({ kind: 'number', min, max }) as const
export const integer = (min: number, max: number) => ({ kind: 'integer', min, max }) as const
export const oneOf = <const V extends readonly string[]>(...values: V) => ({ kind: 'oneOf', values }) as const
/** A Uint8Array of at most `max` bytes. */
export const bytes = (max: number) => ({ kind: 'bytes', max }) as const
export const list = <const S extends Shape>(max: number, of: S) => ({ kind: 'list', max, of }) as const
/** Exactly these fields, and any of the optional ones. */
export const record = <const F extends Fields, const O extends Fields = Record<never, never>>(
  fields: F,
  optional: O = {} as O,
) => ({ kind: 'record', fields, optional }) as const

/** One of several records, told apart by their field `kind`. */
export const variants = <const V extends readonly Variant[]>(...of: V) => ({ kind: 'variants', of }) as const
/** An object of at most `max` texts by names like `anInterface`, each of at most `of` UTF-16 units. */
export const texts = (max: number, of: number) => ({ kind: 'texts', max, of }) as const

type InferFields<F> = { -readonly [K in keyof F]: Infer<F[K]> }
type Flat<T> = { [K in keyof T]: T[K] }

/** The type of the values that a shape lets through. */
export type Infer<S> = S extends { readonly kind: 'nothing' }
  ? undefined
  : S extends { readonly kind: 'boolean' }
    ? boolean
    : S extends { readonly kind: 'text' }
      ? string
      : S extends { readonly kind: 'number' | 'integer' }
        ? number
        : S extends { readonly kind: 'oneOf'; readonly values: infer V extends readonly string[] }
          ? V[number]
          : S extends { readonly kind: 'bytes' }
            ? Uint8Array
            : S extends { readonly kind: 'list'; readonly of: infer I }
              ? Infer<I>[]
              : S extends { readonly kind: 'record'; readonly fields: infer F; readonly optional: infer O }
                ? Flat<InferFields<F> & Partial<InferFields<O>>>
                : S extends { readonly kind: 'variants'; readonly of: readonly (infer V)[] }
                  ? V extends Variant
                    ? Infer<V>
                    : never
                  : S extends { readonly kind: 'texts' }
                    ? { [name: string]: string }
                    : never

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }
/** Interprets a shape: a copy of the value, or the reason why it is refused. */
export type Check = <S extends Shape>(shape: S, value: unknown) => Checked<Infer<S>>

/** One call: the shape of its argument, and the type of what its promise gives. */
export interface Call<S extends Shape, R> {
  readonly takes: S
  /** Only a type. */
  readonly gives?: R
}
export const call =
  <R>() =>
  <const S extends Shape>(takes: S): Call<S, R> => ({ takes })
