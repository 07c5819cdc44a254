/** Starts the catalogue. The pseudo language marks every text that comes from it, so that the tour sees any that does not. */
import { createInstance, type i18n, type PostProcessorModule } from 'i18next'
import { initReactI18next } from 'react-i18next/initReactI18next'
import { en } from './en'

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'ë',
  i: 'î',
  o: 'ö',
  u: 'ü',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ø',
  U: 'Û',
  n: 'ñ',
  c: 'ç',
}

/** `Read` becomes `⟦Rëád⟧`. */
export const pseudo = (text: string) => `⟦${text.replaceAll(/[aeiouAEIOUnc]/g, (letter) => accents[letter] ?? letter)}⟧`

const postProcessor: PostProcessorModule = {
  type: 'postProcessor',
  name: 'pseudo',
  process: (value: string, _key, _options, translator: { language?: string }) =>
    translator.language === 'pseudo' ? pseudo(value) : value,
}

export type Language = 'en' | 'pseudo'

export async function startWords(language: Language): Promise<i18n> {
  const words = createInstance()
  await words
    .use(postProcessor)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      resources: { en: { translation: en } },
      postProcess: ['pseudo'],
      interpolation: { escapeValue: false }, // React escapes
      returnNull: false,
    })
  return words
}
