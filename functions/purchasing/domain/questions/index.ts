import type * as z from 'zod';
import type { HumanTaskRequest } from '../../../work/public.ts';
import type { Intake } from '../intake.ts';
import type { SupplierInvoice } from '../supplier-invoice.ts';
import { approve } from './approve.ts';
import { check } from './check.ts';
import { code } from './code.ts';
import { duplicate } from './duplicate.ts';
import { keyIn } from './key-in.ts';
import type { Applied, Ask, Facts, Question } from './question.ts';
import { supplier } from './supplier.ts';

/** In this order: the first that has something to ask is asked. When none has, the invoice is approved. */
export const QUESTIONS: readonly Question[] = [duplicate, check, supplier, code, approve];

/**
 * What people are to be asked next, and the invoice with what was noted on it before; a file that no machine can read has no
 * invoice before one was keyed.
 */
export function nextQuestion(
  invoice: SupplierInvoice | undefined,
  facts: Facts,
): { readonly next?: { readonly name: string } & Ask; readonly noted: SupplierInvoice | undefined } {
  const toKey = keyIn.ask(invoice, facts);
  if (toKey) return { next: { name: keyIn.name, ...toKey }, noted: invoice };
  let noted = present(invoice, facts);
  for (const { name, prepare, ask } of QUESTIONS) {
    noted = prepare?.(noted, facts) ?? noted;
    const asked = ask(noted, facts);
    if (asked) return { next: { name, ...asked }, noted };
  }
  return { noted };
}

/** The workflow that asks. */
const PROCESS = 'purchasing.supplier-invoice-intake';

/** The human task of a question, and the intake while it is asked. */
export function asked(
  intake: Intake,
  { name, ...ask }: { readonly name: string } & Ask,
  now: string,
): { readonly task: z.infer<typeof HumanTaskRequest>; readonly intake: Intake } {
  const round = 1 + (intake.decisions ?? []).filter(({ question }) => question === name).length;
  const record = { area: 'purchasing', kind: 'intake', id: intake.intakeId };
  return {
    task: { process: PROCESS, record, question: name, round, ...ask },
    intake: { ...intake, state: 'waiting', asked: { question: name, round, role: ask.role, since: now } },
  };
}

/** What is asked at once of a file that no machine can read. */
export function askToKey(intake: Intake, now: string): ReturnType<typeof asked> {
  const ask = keyIn.ask(undefined, { intake });
  if (!ask) throw new Error(`Intake ${intake.intakeId} is not to be keyed`);
  return asked(intake, { name: keyIn.name, ...ask }, now);
}

/** The answer to the question of that name. */
export function answered(
  name: string,
  invoice: SupplierInvoice | undefined,
  decision: Parameters<Question['apply']>[1],
  facts: Facts,
): Applied {
  if (name === keyIn.name) return keyIn.apply(invoice, decision);
  const question = QUESTIONS.find((one) => one.name === name);
  if (!question) throw new Error(`No question is named ${name}`);
  return question.apply(present(invoice, facts), decision, facts);
}

function present(invoice: SupplierInvoice | undefined, { intake }: Facts): SupplierInvoice {
  if (!invoice) throw new Error(`Intake ${intake.intakeId} has no invoice to ask about`);
  return invoice;
}
