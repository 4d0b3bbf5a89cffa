import type { SupplierInvoice } from '../supplier-invoice.ts';
import type { Applied, Ask, Facts, Question } from './question.ts';

const NAME = 'key-supplier-invoice';

/** The only question that is asked before there is an invoice: the one that a person is to key. */
interface KeyIn extends Pick<Question, 'name'> {
  ask(invoice: SupplierInvoice | undefined, facts: Pick<Facts, 'intake'>): Ask | undefined;
  apply(invoice: SupplierInvoice | undefined, decision: Parameters<Question['apply']>[1]): Applied;
}

/** No machine can read the file: somebody types what is printed, or says that it is no invoice. */
export const keyIn: KeyIn = {
  name: NAME,
  ask(invoice, { intake }) {
    const settled = intake.decisions?.some(({ question, outcome }) => question === NAME && outcome === 'keyed');
    if (!intake.toKey || (invoice && settled)) return undefined;
    return {
      title: { fr: `Facture à saisir : ${intake.name}`, en: `Invoice to key: ${intake.name}` },
      facts: [
        { label: { fr: 'Fichier', en: 'File' }, value: intake.name },
        ...(settled ? [{ label: { fr: 'Il manque', en: 'Missing' }, value: 'BT-1, BT-2, BT-27, BT-112' }] : []),
      ],
      role: 'clerk',
      outcomes: [
        { outcome: 'keyed', label: { fr: 'Saisie terminée', en: 'All keyed' }, commentRequired: false },
        { outcome: 'reject', label: { fr: 'Rejeter', en: 'Reject' }, commentRequired: true },
      ],
    };
  },
  apply(invoice, { outcome, comment }) {
    if (outcome !== 'keyed') return { rejected: { code: 'rejected', fr: comment, en: comment } };
    return { invoice, seek: true };
  },
};
