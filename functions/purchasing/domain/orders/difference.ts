import * as z from 'zod';
import { fillText, type Text } from '../../../../shared/kernel/text.ts';

const SENTENCES = {
  'not-ordered': {
    fr: 'ligne {line} : ne correspond à aucune ligne de la commande',
    en: 'line {line}: matches no line of the order',
  },
  currency: {
    fr: 'devise : facturé en {invoiced}, commandé en {ordered}',
    en: 'currency: invoiced in {invoiced}, ordered in {ordered}',
  },
  unit: {
    fr: 'ligne {line} : facturée à l’unité {invoiced}, commandée à l’unité {ordered}',
    en: 'line {line}: invoiced by the unit {invoiced}, ordered by the unit {ordered}',
  },
  'above-order': {
    fr: 'ligne {line} : facturé {invoiced}, déjà facturé {before}, commandé {ordered}',
    en: 'line {line}: invoiced {invoiced}, invoiced before {before}, ordered {ordered}',
  },
  'not-received': {
    fr: 'ligne {line} : facturé {invoiced}, déjà facturé {before}, reçu {received}',
    en: 'line {line}: invoiced {invoiced}, invoiced before {before}, received {received}',
  },
  'credited-too-much': {
    fr: 'ligne {line} : avoir de {invoiced}, alors que {before} seulement est facturé',
    en: 'line {line}: credit of {invoiced}, but only {before} has been invoiced',
  },
  price: {
    fr: 'ligne {line} : prix {invoiced} au lieu de {ordered} ({percent} %)',
    en: 'line {line}: price {invoiced} instead of {ordered} ({percent} %)',
  },
  'vat-rate': {
    fr: 'ligne {line} : TVA {invoiced} % au lieu de {ordered} %',
    en: 'line {line}: VAT {invoiced} % instead of {ordered} %',
  },
} as const satisfies Record<string, Text>;

export type DifferenceCode = keyof typeof SENTENCES;
const CODES = Object.keys(SENTENCES) as [DifferenceCode, ...DifferenceCode[]];

/** One thing in which an invoice is not its order, in words. */
export const Difference = z
  .object({
    code: z.enum(CODES),
    /** Inside the company's tolerances: told, but nobody has to act. */
    within: z.boolean(),
    fr: z.string(),
    en: z.string(),
  })
  .meta({ id: 'OrderDifference' });
export type Difference = z.infer<typeof Difference>;

/** Decimals in `words` are written as the standard does; French has a comma. */
export function differenceOf(
  code: DifferenceCode,
  words: Readonly<Record<string, string>>,
  within: boolean,
): Difference {
  const { fr, en } = SENTENCES[code];
  // A line's number is a name, not a number.
  const french = Object.fromEntries(
    Object.entries(words).map(([name, text]) => [name, name === 'line' ? text : text.replace('.', ',')]),
  );
  // "invoiced before 0" says nothing.
  const short = (text: string, without: string) => (words.before === '0' ? text.replace(without, '') : text);
  return {
    code,
    within,
    fr: fillText(short(fr, ', déjà facturé {before}'), french),
    en: fillText(short(en, ', invoiced before {before}'), words),
  };
}
