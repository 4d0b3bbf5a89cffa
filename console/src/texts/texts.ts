import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../shared/kernel/text.ts';
import type { LedgerTexts } from '../pages/ledger/texts/fr.ts';
import type { Texts } from './fr.ts';

interface Catalogues {
  readonly translation: Texts;
  readonly ledger: LedgerTexts;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: Catalogues;
  }
}

/** Each language in its own words, for those who cannot read the other. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fr: 'Français', en: 'English' };

/**
 * A browser loads the language that it speaks, and the other one when somebody asks for it; what only some pages say, with
 * those pages.
 */
const CATALOGUES: { readonly [N in keyof Catalogues]: Readonly<Record<Language, () => Promise<Catalogues[N]>>> } = {
  translation: {
    fr: async () => (await import('./fr.ts')).fr,
    en: async () => (await import('./en.ts')).en,
  },
  ledger: {
    fr: async () => (await import('../pages/ledger/texts/fr.ts')).fr,
    en: async () => (await import('../pages/ledger/texts/en.ts')).en,
  },
};

/** The catalogues that the pages opened so far use. */
const inUse = new Set<keyof Catalogues>(['translation']);

async function load(catalogue: keyof Catalogues, language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, catalogue))
    i18next.addResourceBundle(language, catalogue, await CATALOGUES[catalogue][language]());
}

/** To be awaited before a page that speaks from this catalogue is shown. */
export async function withTexts(catalogue: keyof Catalogues): Promise<void> {
  inUse.add(catalogue);
  await load(catalogue, currentLanguage());
}

const CHOSEN = 'coulisses.language';

export const isLanguage = (value: string | null | undefined): value is Language =>
  LANGUAGES.some((language) => language === value);

/** The language chosen before, else the first of the browser's that we speak, else French. */
function startingLanguage(): Language {
  const chosen = localStorage.getItem(CHOSEN);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'fr';
}

export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  const language = startingLanguage();
  await i18next.use(initReactI18next).init({
    resources: { [language]: { translation: await CATALOGUES.translation[language]() } },
    lng: language,
    supportedLngs: LANGUAGES,
    fallbackLng: false,
    // React escapes every text it renders.
    interpolation: { escapeValue: false },
  });
}

/** The language of the page now; requests carry it too, so that refusals arrive in it. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'fr';
}

export async function chooseLanguage(language: Language): Promise<void> {
  await Promise.all([...inUse].map((catalogue) => load(catalogue, language)));
  localStorage.setItem(CHOSEN, language);
  await i18next.changeLanguage(language);
}
