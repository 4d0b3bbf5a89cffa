import { ruleSet, ruleSetNames } from '../rules/registry.ts';
import type { Rule, RuleSet } from '../rules/rule.ts';

export interface Explanation {
  /** `id@version`. */
  readonly name: string;
  readonly set: RuleSet;
  readonly rule: Rule;
}

/** A rule in each rule set that has it, whatever the case of its id; empty when none has. */
export function explain(id: string): Explanation[] {
  const wanted = id.toUpperCase();
  return ruleSetNames().flatMap((name) => {
    const set = ruleSet(name);
    return set.rules.filter((rule) => rule.id.toUpperCase() === wanted).map((rule) => ({ name, set, rule }));
  });
}
