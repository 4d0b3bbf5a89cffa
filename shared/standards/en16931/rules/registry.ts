import { en16931 } from './en16931/index.ts';
import { brFr } from './fr/br-fr.ts';
import { extendedCtcFr } from './fr/extended/index.ts';
import type { RuleSet } from './rule.ts';

/** Every rule set by `id@version`. A set is built at first use; several versions of one set may stand side by side. */
const RULE_SETS: Readonly<Record<string, () => RuleSet>> = {
  'en16931@1.3.16': en16931,
  'br-fr@1.4.0': brFr,
  'extended-ctc-fr@1.4.0': extendedCtcFr,
};

/** The rule set of that `id@version`, for example `en16931@1.3.16`. @throws RangeError when there is none. */
export function ruleSet(name: string): RuleSet {
  const build = Object.hasOwn(RULE_SETS, name) ? RULE_SETS[name] : undefined;
  if (!build) throw new RangeError(`Unknown rule set ${name}; known: ${ruleSetNames().join(', ')}`);
  return build();
}

export function ruleSetNames(): string[] {
  return Object.keys(RULE_SETS);
}
