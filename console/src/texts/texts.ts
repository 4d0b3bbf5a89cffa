import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../shared/kernel/text.ts';
import type { Texts } from './fr.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
  }
}

/** Each language in its own words, for those who cannot read the other. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fr: 'Français', en: 'English' };

/** A browser loads the language that it speaks, and the other one when somebody asks for it. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Texts>>> = {
  fr: async () => (await import('./fr.ts')).fr,
  en: async () => (await import('./en.ts')).en,
};

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
    resources: { [language]: { translation: await CATALOGUES[language]() } },
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
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await CATALOGUES[language]());
  localStorage.setItem(CHOSEN, language);
  await i18next.changeLanguage(language);
}
