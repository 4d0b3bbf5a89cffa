import { type Refusal, refuse } from '../../../../shared/kernel/refusal.ts';
import type { ApprovalPolicy, PolicyContent } from './policy.ts';
import { PolicyTooLarge } from './refusals.ts';

/** The policies that apply and are to come lie in one record together. */
const MAX_CHARACTERS = 40_000;

export function draftOf(
  number: number,
  content: PolicyContent,
  editedBy: ApprovalPolicy['editedBy'],
): ApprovalPolicy | Refusal {
  const characters = JSON.stringify(content).length;
  if (characters > MAX_CHARACTERS) return refuse(PolicyTooLarge, { characters, most: MAX_CHARACTERS });
  return { number, content, state: 'draft', editedBy };
}
