import type { Likeness } from '../same-invoice.ts';
import type { Question } from './question.ts';

const NAME = 'settle-near-duplicate';

const WHY: Readonly<Record<Likeness, { fr: string; en: string }>> = {
  'same-number': { fr: 'même numéro', en: 'same number' },
  'number-alike': { fr: 'numéro presque identique', en: 'almost the same number' },
  'same-day-and-total': { fr: 'même date et même total', en: 'same date and total' },
  'other-seller': { fr: 'même facture, autre vendeur', en: 'same invoice, other seller' },
};

/** Almost the same invoice came before: is it the same one? */
export const duplicate: Question = {
  name: NAME,
  ask({ nearDuplicates = [], number, seller, issueDate, totalWithVat }, { intake }) {
    const [first] = nearDuplicates;
    if (!first || intake.decisions?.some(({ question }) => question === NAME)) return undefined;
    const about = (one: Pick<typeof first, 'number' | 'issueDate' | 'totalWithVat'>, name: string) =>
      `${one.number} · ${one.issueDate} · ${one.totalWithVat.amount} ${one.totalWithVat.currency} · ${name}`;
    const why = WHY[first.likeness];
    return {
      title: {
        fr: `Facture ${number} de ${seller.name} : doublon ? (${why.fr})`,
        en: `Invoice ${number} from ${seller.name}: a duplicate? (${why.en})`,
      },
      facts: [
        {
          label: { fr: 'Cette facture', en: 'This invoice' },
          value: about({ number, issueDate, totalWithVat }, seller.name),
        },
        ...nearDuplicates.map((one, index) => ({
          label: {
            fr: `Déjà arrivée (${index + 1}), ${WHY[one.likeness].fr}`,
            en: `Came before (${index + 1}), ${WHY[one.likeness].en}`,
          },
          value: about(one, one.sellerName),
        })),
      ],
      role: 'clerk',
      outcomes: [
        { outcome: 'different', label: { fr: 'Deux factures', en: 'Two invoices' }, commentRequired: false },
        { outcome: 'duplicate', label: { fr: 'La même facture', en: 'The same invoice' }, commentRequired: false },
      ],
    };
  },
  apply(invoice, { outcome }) {
    if (outcome === 'different') return { invoice };
    const first = invoice.nearDuplicates?.[0];
    return {
      rejected: {
        code: 'duplicate-invoice',
        fr: `Doublon de la facture ${first?.number} de ${first?.sellerName}, du ${first?.issueDate}.`,
        en: `Duplicate of invoice ${first?.number} from ${first?.sellerName}, of ${first?.issueDate}.`,
      },
    };
  },
};
