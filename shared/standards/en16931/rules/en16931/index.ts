import type { RuleSet } from '../rule.ts';
import { allowanceRules } from './allowances.ts';
import { ciiContexts } from './cii.ts';
import { codeListRules } from './code-lists.ts';
import { decimalRules } from './decimals.ts';
import { documentRules } from './document.ts';
import { lineRules } from './lines.ts';
import { partyRules } from './parties.ts';
import { cardRules, paymentRules } from './payment.ts';
import { ciiStructureRules } from './structure/cii.ts';
import { ublStructureRules } from './structure/ubl.ts';
import { totalRules } from './totals.ts';
import { ublContexts } from './ubl.ts';
import { breakdownRules } from './vat/breakdown.ts';
import { vatCategoryRules } from './vat/rules.ts';

let built: RuleSet | undefined;

/** The rules of EN 16931-1 and its bindings to UBL and CII, as the validation artefacts 1.3.16 check them. */
export function en16931(): RuleSet {
  built ??= {
    id: 'en16931',
    version: '1.3.16',
    published: '2026-03-30',
    source: 'EN 16931-1:2017 with CEN/TS 16931-3-2 (UBL) and -3-3 (CII); CEN TC 434 validation artefacts 1.3.16',
    contexts: { ubl: ublContexts(), cii: ciiContexts() },
    rules: [
      ...documentRules,
      ...partyRules,
      ...paymentRules,
      ...cardRules,
      ...allowanceRules,
      ...totalRules,
      ...breakdownRules,
      ...vatCategoryRules(),
      ...lineRules,
      ...decimalRules,
      ...codeListRules,
      ...ublStructureRules(),
      ...ciiStructureRules(),
    ],
  };
  return built;
}
