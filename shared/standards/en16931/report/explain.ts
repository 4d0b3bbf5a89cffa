import { OWN_FINDINGS, type OwnFinding } from '../rules/own-findings.ts';
import { ruleSet, ruleSetNames } from '../rules/registry.ts';
import type { Flag, Rule, Syntax, Text } from '../rules/rule.ts';

/** What a rule demands, and where that is said. */
export interface Explanation {
  readonly rule: string;
  readonly flag: Flag;
  /** Business terms that it is about; none for a rule on structure. */
  readonly terms: readonly string[];
  readonly syntaxes: readonly Syntax[];
  readonly message: Text;
  /** `id@version` of the rule set and when it was published; absent for a finding of our own. */
  readonly rules?: string;
  readonly published?: string;
  readonly source: string;
}

const SYNTAXES: readonly Syntax[] = ['ubl', 'cii'];

/** Every id that a report can name, whatever its case: a rule in each rule set that has it, or a finding of our own; empty when there is none. */
export function explain(id: string): Explanation[] {
  const wanted = id.toUpperCase();
  if (Object.hasOwn(OWN_FINDINGS, wanted)) return [ownFinding(wanted as OwnFinding)];
  return ruleSetNames().flatMap((name) => {
    const { rules, published, source } = ruleSet(name);
    return rules
      .filter((rule) => rule.id.toUpperCase() === wanted)
      .map((rule) => ({ ...demandOf(rule), rules: name, published, source }));
  });
}

function demandOf({ id, flag, terms, message, ...checks }: Rule) {
  return { rule: id, flag, terms, syntaxes: SYNTAXES.filter((syntax) => checks[syntax] !== undefined), message };
}

function ownFinding(rule: OwnFinding): Explanation {
  return {
    rule,
    flag: 'fatal',
    terms: [],
    syntaxes: SYNTAXES,
    message: OWN_FINDINGS[rule],
    source: 'Coulisses, beside the rules of every set: the official rules stop there without a verdict',
  };
}
