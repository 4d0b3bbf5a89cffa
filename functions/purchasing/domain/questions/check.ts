import type { Question } from './question.ts';

const NAME = 'accept-faulty-invoice';

/**
 * The rules find the invoice faulty: is it taken as it is? Not asked of what a platform delivered: there a failed check
 * informs, and refusing is a status with a reason of the closed list (XP Z12-014 annex A).
 */
export const check: Question = {
  name: NAME,
  ask({ checks, number, seller }, { intake }) {
    if (checks?.verdict !== 'faulty' || intake.door === 'platform') return undefined;
    if (intake.decisions?.some(({ question }) => question === NAME)) return undefined;
    return {
      title: {
        fr: `Facture ${number} de ${seller.name} : non conforme`,
        en: `Invoice ${number} from ${seller.name}: not conforming`,
      },
      facts: [
        { label: { fr: 'Fournisseur', en: 'Supplier' }, value: seller.name },
        { label: { fr: 'Facture', en: 'Invoice' }, value: number },
        { label: { fr: 'Fautes', en: 'Faults' }, value: String(checks.fatal) },
        { label: { fr: 'Avertissements', en: 'Warnings' }, value: String(checks.warnings) },
        { label: { fr: 'Jeux de règles', en: 'Rule sets' }, value: checks.ruleSets.join(', ') },
      ],
      role: 'clerk',
      outcomes: [
        { outcome: 'accept', label: { fr: 'Accepter telle quelle', en: 'Take it as it is' }, commentRequired: false },
        { outcome: 'reject', label: { fr: 'Rejeter', en: 'Reject' }, commentRequired: true },
      ],
    };
  },
  apply(invoice, { outcome, comment }) {
    if (outcome === 'accept') return { invoice };
    return { rejected: { code: 'faulty', fr: comment, en: comment } };
  },
};
