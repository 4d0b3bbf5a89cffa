import { type MoneyText, minorUnitDigits, moneyText, parseMoney } from '../../../../shared/kernel/money.ts';
import { type Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import { fillText, type Text } from '../../../../shared/kernel/text.ts';
import { add, compare, divideBy100, multiply, ONE } from '../../../../shared/standards/en16931/decimal.ts';
import { atDigits, exact } from '../exact.ts';
import type { SettingsInForce } from '../settings.ts';
import { accountOf, isAsset } from './accounts.ts';
import { allocate } from './allocate.ts';
import type { CodedRow, Coding, CodingRow, CodingWarning } from './coding.ts';
import { ASSET_THRESHOLD, deductionOn, GIFT_THRESHOLD } from './deduction.ts';
import type { CodingItem } from './items.ts';
import {
  ItemsNotCoded,
  PeriodRefused,
  SplitDiffers,
  UnknownAccount,
  UnknownCostCentre,
  UnknownDeduction,
  UnknownItem,
} from './refusals.ts';
import { spread } from './spread.ts';

const MAX_MONTHS = 60;
/** Of all rows together: what an invoice's record has room for. */
const MAX_PARTS = 600;

/** A row in minor units on its way to what is kept. */
interface Draft {
  readonly row: CodingRow;
  readonly item: CodingItem;
  readonly net: bigint;
  readonly vat: bigint;
  readonly rate: string;
}

/**
 * The rows of a whole invoice: every item is coded, the parts of a split one make exactly its amount. The VAT of a split
 * item goes with its parts, and the VAT that may not be deducted is rounded once for each rate of deduction and rate of
 * VAT, then divided among its rows: both to the minor unit, by the largest remainder.
 *
 * @param date that of the invoice: by it accounts, cost centres and deduction rules are judged.
 */
export function codeInvoice(
  items: readonly CodingItem[],
  rows: readonly CodingRow[],
  { currency, date, settings }: { currency: string; date: string; settings: SettingsInForce },
): Pick<Coding, 'rows' | 'warnings'> | Refusal {
  const money = (minor: bigint): MoneyText => moneyText({ currency, minor });
  const unknown = rows.find(({ item }) => !items.some((candidate) => candidate.item === item));
  if (unknown) return refuse(UnknownItem, { item: unknown.item });
  const missing = items.filter(({ item }) => !rows.some((row) => row.item === item));
  if (missing.length > 0) return refuse(ItemsNotCoded, { items: missing.map(({ item }) => item).join(', ') });

  const drafts: Draft[] = [];
  for (const item of items) {
    const mine = rows.filter((row) => row.item === item.item);
    const parts = mine.map(({ amount }) => (amount === undefined ? undefined : parseMoney(amount, currency)?.minor));
    // The only row of an item takes all of it.
    const nets = mine.length === 1 && mine[0]?.amount === undefined ? [item.net] : parts;
    const sum = nets.reduce<bigint>((total, part) => total + (part ?? 0n), 0n);
    if (nets.includes(undefined) || sum !== item.net)
      return refuse(SplitDiffers, { item: item.item, net: money(item.net).amount, sum: money(sum).amount });
    const vats = allocate(item.vat, nets as bigint[]);
    for (const [place, row] of mine.entries()) {
      const wrong = wrongIn(row, date, settings);
      if (wrong) return wrong;
      const rate = deductionOn(row.deduction, date)?.rate ?? '0';
      drafts.push({ row, item, net: nets[place] as bigint, vat: vats[place] as bigint, rate });
    }
  }
  const parts = drafts.reduce((count, { row }) => count + (row.period ? monthCount(row.period) : 0), 0);
  if (parts > MAX_PARTS) {
    const { item } = drafts.find(({ row }) => row.period)?.row ?? { item: '' };
    return refuse(PeriodRefused, { item, months: Math.floor(MAX_PARTS / drafts.length) });
  }

  const lost = notDeductible(drafts);
  const coded = drafts.map(({ row, item, net, vat, rate }, place): CodedRow => {
    const cost = net + (lost[place] as bigint);
    const { from, to } = row.period ?? {};
    return {
      item: row.item,
      account: row.account,
      ...(row.costCentre && { costCentre: row.costCentre }),
      net: money(net),
      vat: money(vat),
      vatCategory: item.vatCategory,
      vatRate: item.vatRate,
      deduction: row.deduction,
      deductible: rate,
      deductibleVat: money(vat - (lost[place] as bigint)),
      cost: money(cost),
      asset: isAsset(row.account),
      ...(from &&
        to && {
          spread: {
            from,
            to,
            months: spread(cost, from, to).map(({ month, minor }) => ({ month, cost: money(minor) })),
          },
        }),
    };
  });
  return { rows: coded, warnings: drafts.flatMap((draft) => warningsOf(draft, currency)) };
}

function wrongIn({ item, account, costCentre, deduction, period }: CodingRow, date: string, settings: SettingsInForce) {
  if (!accountOf(account)) return refuse(UnknownAccount, { account, item });
  if (costCentre !== undefined && !settings.costCentres.some(({ code }) => code === costCentre))
    return refuse(UnknownCostCentre, { costCentre, item });
  if (!deductionOn(deduction, date)) return refuse(UnknownDeduction, { deduction, item });
  if (period && (period.to < period.from || monthCount(period) > MAX_MONTHS))
    return refuse(PeriodRefused, { item, months: MAX_MONTHS });
  return undefined;
}

/** Without counting days: a period of centuries is refused before anything is made of it. */
function monthCount({ from, to }: { from: string; to: string }): number {
  const [month = 0, end = 0] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  return end - month + 1;
}

/** The VAT of each row that may not be deducted. */
function notDeductible(drafts: readonly Draft[]): bigint[] {
  const lost = drafts.map(() => 0n);
  const groups = Map.groupBy(
    drafts.map((draft, place) => ({ ...draft, place })),
    ({ rate, item }) => `${rate} ${item.vatCategory} ${item.vatRate}`,
  );
  for (const group of groups.values()) {
    const rate = exact(group[0]?.rate ?? '100');
    const vat = group.reduce((total, draft) => total + draft.vat, 0n);
    const share = add(ONE, divideBy100({ units: -rate.units, scale: rate.scale }));
    const parts = allocate(
      atDigits(multiply({ units: vat, scale: 0 }, share), 0),
      group.map((draft) => draft.vat),
    );
    for (const [place, draft] of group.entries()) lost[draft.place] = parts[place] as bigint;
  }
  return lost;
}

const WARNINGS = {
  'asset-small': {
    fr: 'Le prix à la pièce ne dépasse pas {amount} € HT : une charge est admise ({source}).',
    en: 'A piece costs {amount} EUR without VAT at most: an expense is admitted ({source}).',
  },
  'asset-perhaps': {
    fr: 'Le prix à la pièce dépasse {amount} € HT : c’est peut-être une immobilisation ({source}).',
    en: 'A piece costs more than {amount} EUR without VAT: it may be a fixed asset ({source}).',
  },
  'gift-large': {
    fr: 'Le prix à la pièce dépasse {amount} € TTC : la TVA d’un tel cadeau n’est pas déductible ({source}).',
    en: 'A piece costs more than {amount} EUR with VAT: the VAT of such a gift is not deductible ({source}).',
  },
} as const satisfies Record<CodingWarning['code'], Text>;

/** Accounts of small equipment: what is dear there may be an asset. */
const EQUIPMENT = ['605', '6063', '6064', '6068'];

/** Thresholds are in EUR; of an invoice in another currency nothing is said. */
function warningsOf({ row, item }: Draft, currency: string): CodingWarning[] {
  const found: CodingWarning['code'][] = [];
  if (isAsset(row.account) && dearer(item.net, item, ASSET_THRESHOLD.amount, currency) === false)
    found.push('asset-small');
  if (
    EQUIPMENT.some((account) => row.account.startsWith(account)) &&
    dearer(item.net, item, ASSET_THRESHOLD.amount, currency)
  )
    found.push('asset-perhaps');
  if (row.deduction === 'small-gift' && dearer(item.net + item.vat, item, GIFT_THRESHOLD.amount, currency))
    found.push('gift-large');
  return found.map((code) => {
    const { fr, en } = WARNINGS[code];
    const words = code === 'gift-large' ? GIFT_THRESHOLD : ASSET_THRESHOLD;
    const { amount, source } = words;
    return { item: row.item, code, fr: fillText(fr, { amount, source }), en: fillText(en, { amount, source }) };
  });
}

/** Whether a piece costs more than a threshold; undefined when nobody knows how many pieces there are. */
function dearer(minor: bigint, { quantity }: CodingItem, threshold: string, currency: string): boolean | undefined {
  if (quantity === undefined || currency !== 'EUR' || !/[1-9]/.test(quantity)) return undefined;
  const total = { units: minor, scale: minorUnitDigits(currency) };
  return compare(total, multiply(exact(threshold), exact(quantity))) > 0;
}
