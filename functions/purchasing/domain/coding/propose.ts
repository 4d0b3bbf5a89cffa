import * as z from 'zod';
import { moneyText } from '../../../../shared/kernel/money.ts';
import { fillText, type Text } from '../../../../shared/kernel/text.ts';
import { equal } from '../../../../shared/standards/en16931/decimal.ts';
import { exact } from '../exact.ts';
import type { PurchaseOrder } from '../orders/order.ts';
import type { CodingRule, SettingsInForce } from '../settings.ts';
import { similarity, wordsOf } from '../words.ts';
import { accountOf } from './accounts.ts';
import { allocate } from './allocate.ts';
import { CodingRow } from './coding.ts';
import { deductionOn, FULL } from './deduction.ts';
import type { CodingItem } from './items.ts';
import type { RememberedItem, SupplierCodings } from './memory.ts';

const WHY = {
  order: { fr: 'compte donné à la commande {number}', en: 'account given on the order {number}' },
  rule: { fr: 'règle de la société', en: 'rule of the company' },
  'same-item': { fr: 'même article que sur {number}', en: 'same item as on {number}' },
  'same-words': { fr: 'même désignation que sur {number}', en: 'same description as on {number}' },
  'like-words': { fr: 'désignation proche de « {name} » sur {number}', en: 'description like "{name}" on {number}' },
  'same-rate': {
    fr: 'même taux de TVA, toujours imputé ainsi sur {number} et avant',
    en: 'same VAT rate, always coded so on {number} and before',
  },
  'with-line': { fr: 'comme la plus grosse ligne de ce taux', en: 'like the largest line of this rate' },
} as const satisfies Record<string, Text>;
type WhyCode = keyof typeof WHY;
const CODES = Object.keys(WHY) as [WhyCode, ...WhyCode[]];

/** How an item would be coded, and why. */
export const Proposal = z
  .object({
    item: z.string(),
    rows: z.array(CodingRow),
    why: z.object({ code: z.enum(CODES), fr: z.string(), en: z.string() }),
  })
  .meta({ id: 'CodingProposal' });
export type Proposal = z.infer<typeof Proposal>;

/** What two texts must share to be taken for descriptions of the same thing. */
const LIKE = 0.5;

export interface ProposalSources {
  readonly supplier: string;
  readonly date: string;
  readonly currency: string;
  readonly settings: SettingsInForce;
  readonly memory?: SupplierCodings | undefined;
  /** The order that the invoice is matched with, and which of its lines each item is. */
  readonly order?: { readonly order: PurchaseOrder; readonly lineOf: (item: string) => string | undefined } | undefined;
}

type Part = { account: string; costCentre?: string | undefined; deduction?: string | undefined; weight?: string };
type Found = { readonly parts: readonly Part[]; readonly why: Proposal['why'] };

/**
 * A proposal for every item for which there is ground, surest first: what was ordered, a rule of the company, the same item,
 * the same words, similar words, the rate alone. An item without ground is left to the coder.
 */
export function propose(items: readonly CodingItem[], sources: ProposalSources): Proposal[] {
  const found = new Map<string, Found>();
  for (const item of items) {
    const ground = fromOrder(item, sources) ?? fromRules(item, sources) ?? fromMemory(item, sources);
    if (ground) found.set(item.item, ground);
  }
  for (const item of items) {
    if (item.kind !== 'rest' || found.has(item.item)) continue;
    const [largest] = items
      .filter((line) => line.kind === 'line' && sameRate(line, item) && found.has(line.item))
      .sort((a, b) => (a.net === b.net ? 0 : a.net > b.net ? -1 : 1));
    const ground = largest && found.get(largest.item);
    if (ground) found.set(item.item, { parts: ground.parts, why: whyOf('with-line') });
  }
  return items.flatMap((item) => {
    const ground = found.get(item.item);
    return ground ? [{ item: item.item, rows: rowsOf(item, ground.parts, sources), why: ground.why }] : [];
  });
}

function fromOrder({ item }: CodingItem, { order }: ProposalSources): Found | undefined {
  const line = order?.order.lines.find(({ line }) => line === order.lineOf(item));
  if (!order || !line?.account) return undefined;
  const { account, costCentre } = line;
  return { parts: [{ account, costCentre }], why: whyOf('order', { number: order.order.number }) };
}

function fromRules(item: CodingItem, { settings, supplier }: ProposalSources): Found | undefined {
  const rule = settings.rules.find((candidate) => fits(candidate, item, supplier));
  return rule && { parts: [rule], why: whyOf('rule') };
}

function fits({ supplier, vatRate, words }: CodingRule, item: CodingItem, of: string): boolean {
  if (supplier !== undefined && supplier !== of) return false;
  if (vatRate !== undefined && !equal(exact(vatRate), exact(item.vatRate))) return false;
  const named = wordsOf(item.name);
  return words === undefined || [...wordsOf(words)].every((word) => named.has(word));
}

function fromMemory(item: CodingItem, { memory }: ProposalSources): Found | undefined {
  const before = (memory?.invoices ?? []).flatMap(({ number, items }) =>
    items.filter(({ kind, parts }) => kind === item.kind && parts.length > 0).map((other) => ({ number, other })),
  );
  if (before.length === 0 || item.kind === 'gap') return undefined;
  const because = (code: WhyCode, { number, other }: (typeof before)[number]): Found => ({
    parts: other.parts,
    why: whyOf(code, { number, name: other.name }),
  });
  const same = before.find(({ other }) => item.sellersItem !== undefined && other.sellersItem === item.sellersItem);
  if (same) return because('same-item', same);
  const words = wordsOf(item.name);
  const ranked = before
    .map((entry) => ({ entry, likeness: similarity(words, wordsOf(entry.other.name)) }))
    .filter(({ entry, likeness }) => likeness === 1 || (likeness >= LIKE && sameRate(entry.other, item)))
    // The newest of equals: `before` begins with it, and sorting keeps its order.
    .sort((a, b) => b.likeness - a.likeness);
  const [best] = ranked;
  if (best) return because(best.likeness === 1 ? 'same-words' : 'like-words', best.entry);
  const ofRate = before.filter(({ other }) => sameRate(other, item));
  const [newest] = ofRate;
  const always = newest && ofRate.every(({ other }) => sameCoding(other, newest.other));
  return always ? because('same-rate', newest) : undefined;
}

type Rated = Pick<CodingItem, 'vatCategory' | 'vatRate'>;
const sameRate = (a: Rated, b: Rated) => a.vatCategory === b.vatCategory && a.vatRate === b.vatRate;

const sameCoding = (a: RememberedItem, b: RememberedItem) =>
  a.parts.length === 1 &&
  b.parts.length === 1 &&
  a.parts[0]?.account === b.parts[0]?.account &&
  a.parts[0]?.costCentre === b.parts[0]?.costCentre;

/** Only what is still in force is proposed; what the invoice says of a period goes with it. */
function rowsOf(item: CodingItem, parts: readonly Part[], { date, currency, settings }: ProposalSources): CodingRow[] {
  const { start: from, end: to } = item.period ?? {};
  const period = from && to && from <= to && from.slice(0, 7) !== to.slice(0, 7) ? { period: { from, to } } : {};
  const amounts = allocate(
    item.net,
    parts.map(({ weight }) => BigInt(weight ?? '1')),
  );
  return parts.map(({ account, costCentre, deduction }, place) => {
    const wanted = deduction ?? accountOf(account)?.deduction ?? FULL;
    return {
      item: item.item,
      ...(parts.length > 1 && { amount: moneyText({ currency, minor: amounts[place] as bigint }).amount }),
      account,
      ...(settings.costCentres.some(({ code }) => code === costCentre) && { costCentre }),
      deduction: deductionOn(wanted, date) ? wanted : FULL,
      ...period,
    };
  });
}

function whyOf(code: WhyCode, words: Readonly<Record<string, string>> = {}): Proposal['why'] {
  return { code, fr: fillText(WHY[code].fr, words), en: fillText(WHY[code].en, words) };
}
