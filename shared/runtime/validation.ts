import type * as z from 'zod';
import { InvalidInput } from '../contracts/problems.ts';
import { type FieldError, Refusal } from '../kernel/refusal.ts';
import type { Language } from '../kernel/text.ts';

/** Our own sentences per kind of zod issue: zod's locale files would double the bundle. */
const SENTENCES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  invalid_type: {
    fr: 'Type ou valeur manquante : {expected} attendu',
    en: 'Wrong or missing value: {expected} expected',
  },
  too_big: { fr: 'Trop grand ou trop long : {maximum} au plus', en: 'Too large or too long: {maximum} at most' },
  too_small: { fr: 'Trop petit ou trop court : {minimum} au moins', en: 'Too small or too short: {minimum} at least' },
  invalid_format: { fr: 'Format non reconnu ({format})', en: 'Format not recognised ({format})' },
  invalid_value: { fr: 'Valeur inconnue : choisissez parmi {values}', en: 'Unknown value: choose one of {values}' },
  unrecognized_keys: { fr: 'Champ inconnu : {keys}', en: 'Unknown field: {keys}' },
};
const OTHER = { fr: 'Valeur refusée', en: 'Value refused' };

/** Parses a request; a mistake becomes a refusal with one JSON pointer (RFC 6901) and sentence per field. */
export function validated<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  language: Language,
): { readonly value: z.infer<Schema> } | Refusal {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  return new Refusal(
    InvalidInput,
    {},
    result.error.issues.map((issue) => fieldError(issue, language)),
  );
}

function fieldError(issue: z.core.$ZodIssue, language: Language): FieldError {
  const sentence = (SENTENCES[issue.code] ?? OTHER)[language];
  const details = issue as unknown as Record<string, unknown>;
  const detail = sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name];
    return Array.isArray(value) ? value.join(', ') : String(value);
  });
  const pointer = issue.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { pointer, detail };
}
