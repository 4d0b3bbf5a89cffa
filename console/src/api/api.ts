import { createClient, type Schemas } from '../../../shared/client/client.ts';
import { accessToken } from '../session/session.ts';
import { currentLanguage } from '../texts/texts.ts';

export type { Schemas } from '../../../shared/client/client.ts';
export { etagOf, Problem } from '../../../shared/client/client.ts';

export type Company = Schemas['Company'];
/** `yours`: the person may decide it now, by role, by name or standing in for somebody. */
export type HumanTask = Schemas['HumanTask'] & {
  readonly version: number;
  readonly yours: boolean;
  readonly onBehalfOf?: { readonly id: string; readonly name: string };
};
export type Intake = Schemas['Intake'];
export type Member = Schemas['Member'];
export type PurchaseOrder = Schemas['PurchaseOrder'];
export type Party = Schemas['Party'];
export type Phone = Schemas['Phone'];
export type BankAccount = Schemas['SupplierBankAccount'] & { readonly version: number };
export type SupplierProposal = Schemas['SupplierProposal'] & { readonly version: number };
export type Reason = Schemas['Reason'];
export type SupplierInvoice = Schemas['SupplierInvoice'];
export type Upload = Schemas['Upload'];

/** Every call of the console to the product goes through here, with the token of the person who is signed in. */
export const api = createClient({ token: accessToken, language: currentLanguage, attempts: 3 });
