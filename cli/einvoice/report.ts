import type { Language, Text } from '../../shared/kernel/text.ts';
import type { Head } from './model.ts';
import { printable } from './table.ts';

export interface Failure {
  readonly rule: string;
  readonly flag: 'fatal' | 'warning';
  readonly location: string;
  readonly line: number;
  readonly message: Text;
}

export interface Report extends Head {
  /** Rule sets with their versions. */
  readonly rules: readonly string[];
  readonly valid: boolean;
  /** The verdict, and what to correct first. */
  readonly summary: Text;
  readonly failures: readonly Failure[];
}

const WORDS = {
  fr: { valid: 'valide', invalid: 'non valide', fatal: 'bloquant', warning: 'avertissement', line: 'ligne' },
  en: { valid: 'valid', invalid: 'not valid', fatal: 'fatal', warning: 'warning', line: 'line' },
};

/** A report for a person. */
export function reportText(
  { file, schema, profile, rules, valid, summary, failures }: Report,
  language: Language,
): string {
  const words = WORDS[language];
  const head = `${printable(file)}: ${valid ? words.valid : words.invalid} (${schema}, ${printable(profile)}; ${rules.join(', ')})`;
  const lines = failures.flatMap(({ rule, flag, location, line, message }) => [
    `  ${rule} (${words[flag]}, ${words.line} ${line}) ${printable(message[language])}`,
    `    ${location}`,
  ]);
  return [head, `  ${printable(summary[language])}`, ...lines].join('\n');
}
