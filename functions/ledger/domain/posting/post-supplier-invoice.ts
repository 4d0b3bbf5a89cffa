import type * as z from 'zod';
import { moneyText, parseMoney } from '../../../../shared/kernel/money.ts';
import type { SupplierInvoiceApproved } from '../../../purchasing/public.ts';
import { type EntryContent, type EntryLine, MAX_LINES, type Missing, VatCode } from '../entry.ts';
import { type PurchaseRules, placeOf } from './rules.ts';

type Invoice = z.infer<typeof SupplierInvoiceApproved.data>;
type CodedRow = NonNullable<Invoice['coding']>['rows'][number];

/** What the rules made of an invoice: an entry, or as much of one as they could and what a person must settle. */
export interface Posted {
  readonly content: Omit<EntryContent, 'date'>;
  readonly missing: readonly Missing[];
}

const CURRENCY = 'EUR';
const MAX_REFERENCE = 100;
/** Categories in which the invoice says all about its VAT: charged (S, L, M), or none. An item beside the lines may name none. */
const PLAIN = ['S', 'L', 'M', 'Z', 'E', 'O', ''];

/**
 * The purchase entry of an approved invoice: cost by line as coded, deductible VAT, VAT that the buyer owes himself, and what
 * the supplier gets. All amounts are cents, a half is rounded up; VAT of one's own is rounded for each account and rate.
 */
export function postSupplierInvoice(invoice: Invoice, rules: PurchaseRules): Posted {
  const credit = invoice.settlement?.kind === 'credit';
  const ref = invoice.number.trim().slice(0, MAX_REFERENCE);
  const label = `${credit ? 'Avoir' : 'Facture'} ${ref}`;
  const content = { journal: rules.journal, piece: { ref, date: invoice.issueDate }, label };
  const missing = lackOf(invoice, rules);
  const rows = invoice.coding?.rows ?? [];
  const book = new Lines(credit);
  if (invoice.totalWithVat.currency === CURRENCY) {
    for (const row of rows) postRow(book, row, invoice, rules);
    const assetsOnly = rows.length > 0 && rows.every(({ asset }) => asset);
    book.add(assetsOnly ? rules.supplierOfAssets : rules.supplier, -minor(invoice.totalWithVat), {
      ...(invoice.supplier && { party: invoice.supplier.partyId }),
    });
  }
  const lines = book.lines();
  if (lines.length > MAX_LINES) missing.push(TOO_LONG);
  return { content: { ...content, lines: lines.slice(0, MAX_LINES) }, missing };
}

function postRow(book: Lines, row: CodedRow, invoice: Invoice, rules: PurchaseRules): void {
  const { vatCategory, vatRate, costCentre } = row;
  const deductible = row.asset ? rules.deductibleVatOnAssets : rules.deductibleVat;
  const account = invoice.settlement?.kind === 'deposit' ? rules.deposit : row.account;
  const own = selfAssessedOf(row, invoice, rules);
  // A rate or category that no return knows stands on no line; what it costs is booked all the same.
  const vat = VatCode.safeParse({ category: vatCategory, rate: own?.rate ?? vatRate }).data;
  const party = account === rules.deposit ? invoice.supplier?.partyId : undefined;
  const tags = { ...(vat && { vat }), ...(costCentre && { costCentre }), ...(party && { party }) };
  const vatTags = vat ? { vat } : {};
  if (!own) {
    book.add(account, minor(row.cost), tags);
    book.add(deductible, minor(row.deductibleVat), vatTags);
    return;
  }
  const due = share(minor(row.net), own.rate);
  const deducted = share(due, row.deductible);
  book.add(account, minor(row.cost) + due - deducted, tags);
  book.add(deductible, deducted, vatTags);
  book.add(own.due, -due, vatTags);
}

const selfAssessedOf = ({ vatCategory }: CodedRow, { seller }: Invoice, { selfAssessed }: PurchaseRules) =>
  selfAssessed.find((rule) => rule.category === vatCategory && rule.seller === placeOf(seller));

function lackOf(invoice: Invoice, rules: PurchaseRules): Missing[] {
  const found: Missing[] = [];
  const { currency } = invoice.totalWithVat;
  if (currency !== CURRENCY)
    found.push({
      code: 'exchange-rate',
      fr: `La facture est en ${currency} : convertissez-la au cours du jour.`,
      en: `The invoice is in ${currency}: convert it at the rate of its day.`,
    });
  if (!invoice.supplier) found.push(NO_SUPPLIER);
  if (!invoice.coding?.rows.length) found.push(NO_CODING);
  if (invoice.settlement?.deducted && invoice.settlement.kind !== 'already-paid') found.push(DEPOSIT_DEDUCTED);
  const without = (invoice.coding?.rows ?? []).filter(
    (row) => !PLAIN.includes(row.vatCategory) && !selfAssessedOf(row, invoice, rules),
  );
  for (const category of new Set(without.map(({ vatCategory }) => vatCategory)))
    found.push({
      code: 'vat-rule',
      fr: `Aucune règle pour la catégorie de TVA ${category} d’un vendeur de ${invoice.seller.country ?? 'pays inconnu'}.`,
      en: `There is no rule for VAT category ${category} of a seller in ${invoice.seller.country ?? 'an unknown country'}.`,
    });
  return found;
}

const NO_SUPPLIER: Missing = {
  code: 'supplier',
  fr: 'La facture n’a pas de fournisseur au fichier : dites de quel tiers elle est.',
  en: 'The invoice has no supplier on file: say of which party it is.',
};
const NO_CODING: Missing = {
  code: 'coding',
  fr: 'La facture n’est pas imputée : donnez les comptes de charge.',
  en: 'The invoice is not coded: give the accounts of its costs.',
};
const DEPOSIT_DEDUCTED: Missing = {
  code: 'deposit-deducted',
  fr: 'Un acompte est déduit de la facture : soldez-le au compte d’avances.',
  en: 'A deposit is deducted from the invoice: settle it on the account of advances.',
};
const TOO_LONG: Missing = {
  code: 'too-long',
  fr: `La facture donne plus de ${MAX_LINES} lignes : répartissez-la sur plusieurs écritures.`,
  en: `The invoice makes more than ${MAX_LINES} lines: divide it into several entries.`,
};

type Tags = Pick<EntryLine, 'party' | 'vat' | 'costCentre'>;

/** Adds up what goes to one account with the same tags; a sum below zero stands on the other side. */
class Lines {
  readonly #sums = new Map<string, { account: string; tags: Tags; sum: bigint }>();
  readonly #turned: boolean;

  /** @param turned a credit note: every line on its other side. */
  constructor(turned: boolean) {
    this.#turned = turned;
  }

  add(account: string, amount: bigint, tags: Tags): void {
    const key = JSON.stringify([account, tags]);
    const line = this.#sums.get(key) ?? { account, tags, sum: 0n };
    line.sum += this.#turned ? -amount : amount;
    this.#sums.set(key, line);
  }

  lines(): EntryLine[] {
    return [...this.#sums.values()]
      .filter(({ sum }) => sum !== 0n)
      .map(({ account, tags, sum }) => {
        const { amount } = moneyText({ currency: CURRENCY, minor: sum < 0n ? -sum : sum });
        return { account, ...tags, ...(sum > 0n ? { debit: amount } : { credit: amount }) };
      });
  }
}

function minor(money: { readonly amount: string; readonly currency: string }): bigint {
  const parsed = parseMoney(money.amount, money.currency);
  if (!parsed) throw new RangeError(`Not an amount of ${money.currency}: ${money.amount}`);
  return parsed.minor;
}

/** A percentage of an amount, to the cent, a half away from zero: how commerce rounds. */
function share(amount: bigint, percent: string): bigint {
  const [whole = '0', decimals = ''] = percent.split('.');
  const hundredths = BigInt(whole + decimals.padEnd(2, '0'));
  const magnitude = (amount < 0n ? -amount : amount) * hundredths;
  const rounded = (magnitude + 5_000n) / 10_000n;
  return amount < 0n ? -rounded : rounded;
}
