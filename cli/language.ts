import type { Language } from '../shared/kernel/text.ts';

/** The language of the terminal, by the order of POSIX (XBD 8.2); English when none is set. */
export function languageOfTerminal(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^fr/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'fr' : 'en';
}
