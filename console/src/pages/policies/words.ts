import type { TFunction } from 'i18next';
import type { Asked, Rule } from '../../api/policies.ts';

/** Who is asked, in words. */
export function askedWords(
  asked: Asked | { of: Exclude<Asked, { of: 'cost-centre-owner' }> }['of'],
  t: TFunction,
): string {
  if (asked.of === 'role') return t(`policies.asked.${asked.role}`);
  if (asked.of === 'persons') return asked.persons.map(({ name }) => name).join(t('policies.or'));
  return t('policies.asked.cost-centre-owner');
}

/** The conditions of a rule, one by one; none: it holds of every invoice. */
export function conditionWords(
  { when }: Rule,
  { money, supplier }: { money: (amount: string) => string; supplier: (id: string) => string },
  t: TFunction,
): string[] {
  const list = (values: readonly string[]) => values.join(', ');
  return [
    ...(when.amountFrom ? [t('policies.when.amountFrom', { amount: money(when.amountFrom) })] : []),
    ...(when.amountBelow ? [t('policies.when.amountBelow', { amount: money(when.amountBelow) })] : []),
    ...(when.costCentres ? [t('policies.when.costCentres', { values: list(when.costCentres) })] : []),
    ...(when.accounts ? [t('policies.when.accounts', { values: list(when.accounts) })] : []),
    ...(when.establishments ? [t('policies.when.establishments', { values: list(when.establishments) })] : []),
    ...(when.suppliers ? [t('policies.when.suppliers', { values: list(when.suppliers.map(supplier)) })] : []),
    ...(when.documents ? [list(when.documents.map((one) => t(`policies.documents.${one}`)))] : []),
    ...(when.orders ? [list(when.orders.map((one) => t(`policies.orders.${one}`)))] : []),
  ];
}
