import { derivedId } from '../../../../shared/kernel/ids.ts';

/** An order's id follows from its number, so that a number is taken once and BT-13 finds the order without an index. */
export const orderIdOf = (number: string): string =>
  derivedId('por', number.normalize('NFKC').replaceAll(/\s+/g, '').toUpperCase());

/** Whether BT-13 of an invoice is the number of the order. */
export const names = (reference: string | undefined, { orderId }: { readonly orderId: string }): boolean =>
  reference !== undefined && orderIdOf(reference) === orderId;
