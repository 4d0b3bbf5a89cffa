import type { MoneyText } from '../../../shared/kernel/money.ts';
import type { HumanTask } from '../api/api.ts';
import type { formatsOf } from '../texts/format.ts';

const MONEY = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The amount that a fact states, when it states one: "1200.00 EUR". */
function moneyOf(value: string): MoneyText | undefined {
  const [, amount, currency] = MONEY.exec(value) ?? [];
  return amount && currency ? { amount, currency } : undefined;
}

/** What it comes to: facts are in reading order, so the last amount. */
export function totalOf({ facts }: HumanTask): MoneyText | undefined {
  return facts.map(({ value }) => moneyOf(value)).findLast(Boolean);
}

/** Facts travel in one form for both languages; amounts and dates are written as the reader's language does. */
export function factText(value: string, formats: ReturnType<typeof formatsOf>): string {
  const money = moneyOf(value);
  if (money) return formats.money(money);
  return DATE.test(value) ? formats.date(value) : value;
}
