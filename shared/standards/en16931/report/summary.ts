import type { Finding, Text } from '../rules/rule.ts';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** The verdict in a sentence, and the fault to correct first: a datum that cannot be judged, else the first fatal one. */
export function summarize(findings: readonly Finding[]): Text {
  const fatal = findings.filter(({ flag }) => flag === 'fatal');
  const warnings = findings.length - fatal.length;
  const first = fatal.find(({ rule }) => rule.startsWith('DATUM-')) ?? fatal[0];
  if (!first) {
    return {
      fr: `La facture est conforme${warnings === 0 ? '.' : `, avec ${count(warnings, 'avertissement', 'avertissements')}.`}`,
      en: `The invoice conforms${warnings === 0 ? '.' : `, with ${count(warnings, 'warning', 'warnings')}.`}`,
    };
  }
  return {
    fr: `La facture n'est pas conforme : ${count(fatal.length, 'faute', 'fautes')}. À corriger d'abord (${first.rule}) : ${first.message.fr}`,
    en: `The invoice does not conform: ${count(fatal.length, 'fault', 'faults')}. To correct first (${first.rule}): ${first.message.en}`,
  };
}
