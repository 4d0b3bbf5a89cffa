import type * as z from 'zod';
import type { Decision, HumanTaskRequest } from '../../../work/public.ts';
import type { ApprovalSettings } from '../approval/settings.ts';
import type { Intake, Reason } from '../intake.ts';
import type { SupplierInvoice } from '../supplier-invoice.ts';

/** What a person is told and may answer; process, record and round are the same for every question. */
export type Ask = Omit<z.infer<typeof HumanTaskRequest>, 'process' | 'record' | 'question' | 'round'>;

/** Beside the invoice, what questions may look at: read by `advance-invoice` together with it. */
export interface Facts {
  readonly intake: Intake;
  readonly approval: ApprovalSettings;
  /** The moment of the call, UTC. */
  readonly now: string;
}

/** What an answer does: the invoice goes on as it is now, or the process ends with a reason. */
export type Applied =
  | {
      /** Undefined as long as nothing was keyed. */
      readonly invoice: SupplierInvoice | undefined;
      /** The seller is to be looked for among the suppliers anew. */
      readonly seek?: true;
    }
  | { readonly rejected: Reason };

/**
 * One thing that people may have to decide about a supplier's invoice. A question is added as a file beside this one and a
 * place in the list of `index.ts`; what it reads beside the invoice is added to `Facts` and to the reads of
 * `advance-invoice`.
 */
export interface Question {
  /** Names the human task; the console chooses by it what it shows. */
  readonly name: string;
  /** What is noted on the invoice before it is asked about, whether or not there turns out to be something to ask. */
  prepare?(invoice: SupplierInvoice, facts: Facts): SupplierInvoice;
  /**
   * What is to be asked now, or nothing when it is settled. Until its answer was applied a question that was asked must go
   * on asking: commands (keying, coding) change the invoice in between.
   */
  ask(invoice: SupplierInvoice, facts: Facts): Ask | undefined;
  apply(invoice: SupplierInvoice, decision: z.infer<typeof Decision>, facts: Facts): Applied;
}
