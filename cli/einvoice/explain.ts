import type { Language } from '../../shared/kernel/text.ts';
import { type Explanation, explain as explainRule, ruleSetNames } from '../../shared/standards/en16931/index.ts';
import { VERDICTS } from './document.ts';

/** Prints what rules demand, of every rule set that has them; 2 when there is none of that name. */
export function explain(ids: readonly string[], { human, language }: { human: boolean; language: Language }): number {
  let exitCode = 0;
  for (const id of ids) {
    const found = explainRule(id);
    for (const explanation of found) console.log(human ? text(explanation, language) : JSON.stringify(explanation));
    if (found.length === 0) {
      console.error(
        language === 'fr'
          ? `Aucune règle ${id} dans ${ruleSetNames().join(', ')}.`
          : `There is no rule ${id} in ${ruleSetNames().join(', ')}.`,
      );
      exitCode = VERDICTS.unreadable;
    }
  }
  return exitCode;
}

const WORDS = {
  fr: { fatal: 'bloquante', warning: 'avertissement', terms: 'Termes', syntaxes: 'Syntaxes', source: 'Source' },
  en: { fatal: 'fatal', warning: 'warning', terms: 'Terms', syntaxes: 'Syntaxes', source: 'Source' },
};

function text(explanation: Explanation, language: Language): string {
  const { rule, flag, terms, syntaxes, message, rules, published, source } = explanation;
  const words = WORDS[language];
  return [
    `${rule} (${words[flag]})`,
    `  ${message[language]}`,
    // Rules on structure are about no business term.
    ...(terms.length > 0 ? [`  ${words.terms}: ${terms.join(', ')}`] : []),
    `  ${words.syntaxes}: ${syntaxes.join(', ').toUpperCase()}`,
    `  ${words.source}: ${[rules, published, source].filter((part) => part !== undefined).join(', ')}`,
  ].join('\n');
}
