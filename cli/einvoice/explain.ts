import type { Language } from '../../shared/kernel/text.ts';
import { explain as explainRule, type Rule, type RuleSet, ruleSetNames } from '../../shared/standards/en16931/index.ts';
import { VERDICTS } from './document.ts';

/** Prints what rules demand, of every rule set that has them; 2 when there is none of that name. */
export function explain(ids: readonly string[], { human, language }: { human: boolean; language: Language }): number {
  let exitCode = 0;
  for (const id of ids) {
    const found = explainRule(id);
    for (const { rule, set, name } of found) {
      console.log(human ? text(rule, set, name, language) : JSON.stringify(data(rule, set, name)));
    }
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

const syntaxesOf = (rule: Rule) => (['ubl', 'cii'] as const).filter((syntax) => rule[syntax] !== undefined);

function data(rule: Rule, { published, source }: RuleSet, rules: string) {
  const { id, flag, terms, message } = rule;
  return { rule: id, flag, terms, syntaxes: syntaxesOf(rule), message, rules, published, source };
}

function text(rule: Rule, { published, source }: RuleSet, name: string, language: Language): string {
  const flag = { fatal: { fr: 'bloquante', en: 'fatal' }, warning: { fr: 'avertissement', en: 'warning' } }[rule.flag];
  const labels =
    language === 'fr'
      ? { terms: 'Termes', syntaxes: 'Syntaxes', source: 'Source' }
      : { terms: 'Terms', syntaxes: 'Syntaxes', source: 'Source' };
  return [
    `${rule.id} (${flag[language]})`,
    `  ${rule.message[language]}`,
    `  ${labels.terms}: ${rule.terms.join(', ')}`,
    `  ${labels.syntaxes}: ${syntaxesOf(rule).join(', ').toUpperCase()}`,
    `  ${labels.source}: ${name}, ${published}, ${source}`,
  ].join('\n');
}
