import type { Question } from './question.ts';

/** To which accounts does it go? Answered when the coder says so, and only once every item has its account. */
export const code: Question = {
  name: 'code-supplier-invoice',
  ask(invoice) {
    if (invoice.coding?.confirmed) return undefined;
    const supplier = invoice.supplier?.name ?? invoice.seller.name;
    const { totalWithoutVat: total, lines = [], order, orderReference } = invoice;
    return {
      title: {
        fr: `Imputer la facture ${invoice.number} de ${supplier}`,
        en: `Code invoice ${invoice.number} from ${supplier}`,
      },
      facts: [
        { label: { fr: 'Fournisseur', en: 'Supplier' }, value: supplier },
        { label: { fr: 'Facture', en: 'Invoice' }, value: invoice.number },
        { label: { fr: 'Date', en: 'Date' }, value: invoice.issueDate },
        { label: { fr: 'Total hors TVA', en: 'Total without VAT' }, value: `${total.amount} ${total.currency}` },
        ...(lines.length > 0 ? [{ label: { fr: 'Lignes', en: 'Lines' }, value: String(lines.length) }] : []),
        ...(order || orderReference
          ? [{ label: { fr: 'Commande', en: 'Order' }, value: order?.number ?? orderReference ?? '' }]
          : []),
      ],
      role: 'coder',
      outcomes: [{ outcome: 'coded', label: { fr: 'Imputation terminée', en: 'Coding done' }, commentRequired: false }],
    };
  },
  apply(invoice) {
    // Without a coding it is asked again: `code-supplier-invoice` takes only one that is complete.
    return { invoice: invoice.coding ? { ...invoice, coding: { ...invoice.coding, confirmed: true } } : invoice };
  },
};
