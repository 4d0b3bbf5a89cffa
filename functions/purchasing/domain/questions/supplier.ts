import type { Ask, Question } from './question.ts';

/** No number names the seller: a person says which supplier it is, or puts it on file. */
export const supplier: Question = {
  name: 'name-supplier',
  ask({ number, seller, supplier: known, supplierProposal }) {
    if (known || !supplierProposal) return undefined;
    const numbers = [seller.vatNumber, seller.siren].filter((one) => one !== undefined).join(' · ');
    const title = {
      fr: `Facture ${number} : qui est ${seller.name} ?`,
      en: `Invoice ${number}: who is ${seller.name}?`,
    };
    const facts: Ask['facts'] = [
      { label: { fr: 'Vendeur selon la facture', en: 'Seller as the invoice says' }, value: seller.name },
      ...(numbers ? [{ label: { fr: 'Numéros', en: 'Numbers' }, value: numbers }] : []),
      ...(supplierProposal.warnings.includes('wrong-vat-number')
        ? [{ label: { fr: 'Clé de TVA fausse', en: 'Wrong VAT check digits' }, value: seller.vatNumber ?? '' }]
        : []),
      ...supplierProposal.candidates.map(({ name, why }) => ({
        label: {
          fr: `Ressemble à (${why.map((reason) => WHY[reason].fr).join(', ')})`,
          en: `Looks like (${why.map((reason) => WHY[reason].en).join(', ')})`,
        },
        value: name,
      })),
    ];
    return {
      title,
      facts,
      role: 'clerk',
      outcomes: [
        { outcome: 'named', label: { fr: 'Fournisseur indiqué', en: 'Supplier named' }, commentRequired: false },
        { outcome: 'reject', label: { fr: 'Rejeter la facture', en: 'Reject the invoice' }, commentRequired: true },
      ],
    };
  },
  apply(invoice, { outcome, comment }) {
    // Whether the supplier is named its file says: the seller is looked for again, and the question comes back if it is not.
    if (outcome === 'named') return { invoice, seek: true };
    return { rejected: { code: 'rejected', fr: comment, en: comment } };
  },
};

type Why = NonNullable<Parameters<Question['ask']>[0]['supplierProposal']>['candidates'][number]['why'][number];

const WHY: Readonly<Record<Why, { fr: string; en: string }>> = {
  number: { fr: 'un de ses numéros', en: 'one of its numbers' },
  'same-name': { fr: 'même nom', en: 'same name' },
  'same-letters': { fr: 'lettres d’apparence identique', en: 'letters that look the same' },
  'near-name': { fr: 'nom à une lettre près', en: 'one letter apart' },
  'same-address': { fr: 'même adresse', en: 'same address' },
  'same-iban': { fr: 'même IBAN', en: 'same IBAN' },
};
