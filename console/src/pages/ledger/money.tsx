import { useFormats } from '../../texts/format.ts';
import { decimalOf } from './amounts.ts';

/** An amount in the books: nothing at all where there is none. */
export function Money({ minor }: { minor: bigint }) {
  const formats = useFormats();
  return minor === 0n ? null : formats.money({ amount: decimalOf(minor), currency: 'EUR' });
}
