import type { Reason } from './intake.ts';
import type { InvoiceClaim } from './same-invoice.ts';

/** Why a file is refused before anything is read in it. */
export const EMPTY: Reason = {
  code: 'empty',
  fr: 'Le fichier est vide : déposez-le à nouveau.',
  en: 'The file is empty: drop it again.',
};
export const TOO_LARGE: Reason = {
  code: 'too-large',
  fr: 'Le fichier dépasse 20 Mo : demandez au fournisseur un fichier plus petit.',
  en: 'The file is over 20 MB: ask the supplier for a smaller one.',
};

/** The same invoice was taken in before, from another file. */
export const duplicateReason = ({ number, sellerName, issueDate }: InvoiceClaim): Reason => ({
  code: 'duplicate-invoice',
  fr: `La facture ${number} de ${sellerName}, du ${issueDate}, est déjà arrivée dans un autre fichier : rien n’est à faire.`,
  en: `Invoice ${number} from ${sellerName}, of ${issueDate}, has come already in another file: there is nothing to do.`,
});
