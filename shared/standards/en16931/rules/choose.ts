import type { ElectronicInvoice } from '../identify/identify.ts';
import { normalizeSpace, select } from '../xml/path.ts';
import { ruleSetNames } from './registry.ts';
import type { Syntax } from './rule.ts';

const SELLER_COUNTRY: Record<Syntax, string> = {
  ubl: 'cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode',
  cii: 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty/ram:PostalTradeAddress/ram:CountryID',
};

/**
 * France as its VAT has it, by country code: with Guadeloupe, Martinique and La Réunion, which have codes of their own, and without
 * Guyane (GF) and Mayotte (YT), where VAT is not applied for the time being (CGI art. 294, 1).
 */
const FRANCE = ['FR', 'GP', 'MQ', 'RE'];

/**
 * The rule sets that judge an invoice, as `id@version`, each in its newest version. The profile (BT-24) chooses between EN 16931 and
 * EXTENDED-CTC-FR, which replaces it; BR-FR comes to either when the seller is established in France: it is the issuer's duty
 * (XP Z12-012).
 */
export function ruleSetsFor({
  document,
  syntax,
  profile,
}: Pick<ElectronicInvoice, 'document' | 'syntax' | 'profile'>): string[] {
  const isFrench = select(document.root, SELLER_COUNTRY[syntax]).some(({ value }) =>
    FRANCE.includes(normalizeSpace(value)),
  );
  const base = profile.name === 'EXTENDED-CTC-FR' ? 'extended-ctc-fr' : 'en16931';
  return [newest(base), ...(isFrench ? [newest('br-fr')] : [])];
}

/** The rule set of that id that was entered last. */
function newest(id: string): string {
  const name = ruleSetNames().findLast((known) => known.startsWith(`${id}@`));
  if (name === undefined) throw new RangeError(`No rule set ${id}`);
  return name;
}
