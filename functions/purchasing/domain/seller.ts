import type * as z from 'zod';
import type { FoundSupplier, SellerSought } from '../../parties/public.ts';
import { bankDetailsOf, type SupplierAccount } from './bank-details.ts';
import type { SupplierInvoice } from './supplier-invoice.ts';

/** By what a seller is looked for among the suppliers, and where it wants to be paid: the input of `parties.find-supplier`. */
export function sellerSought(
  { number, seller, payment }: Pick<SupplierInvoice, 'number' | 'seller' | 'payment'>,
  intakeId: string,
  round = 0,
): z.infer<typeof SellerSought> {
  const payTo = (payment?.accounts ?? []).slice(0, 10);
  return {
    intakeId,
    round,
    invoiceNumber: number,
    seller,
    payTo: payTo.map(({ iban, bic }) => ({ account: iban, ...(bic && { bic }) })),
  };
}

/** The invoice with the supplier that was found for it and the account it is to be paid to, or with the proposal to name it. */
export function withSupplier(
  invoice: SupplierInvoice,
  found: z.infer<typeof FoundSupplier>,
  account: SupplierAccount | undefined,
): SupplierInvoice {
  const { partyId, name, how, enteredBy, accountsProposedBy, warnings, proposalId, candidates } = found;
  if (!partyId || !name)
    return { ...invoice, ...(proposalId && { supplierProposal: { proposalId, candidates, warnings } }) };
  const { supplierProposal: _, ...named } = invoice;
  const bankDetails = bankDetailsOf(found, account);
  return {
    ...named,
    supplier: {
      partyId,
      name,
      ...(how && { how }),
      ...(enteredBy && { enteredBy }),
      ...(accountsProposedBy.length > 0 && { accountsProposedBy }),
      ...(warnings.length > 0 && { warnings }),
    },
    ...(bankDetails && { bankDetails }),
  };
}
