import { evaluate, identify, ruleSet } from '../../shared/standards/en16931/index.ts';
import type { Draft } from './invoice/draft.ts';

export const RULE_SETS = ['en16931@1.3.16', 'br-fr@1.4.0'] as const;

/** Rules of EN 16931, and of France where the seller is French, that an invoice breaks; or why there is none in the file. */
export async function brokenRules(bytes: Uint8Array, { seller }: Draft): Promise<string[]> {
  const found = await identify(bytes);
  if (found.kind !== 'invoice') return [found.refusal.code];
  const { document, syntax } = found;
  const [general, french] = RULE_SETS;
  const sets = seller.country === 'FR' ? [general, french] : [general];
  return sets.flatMap((set) => evaluate(document, syntax, ruleSet(set)).map(({ rule }) => rule));
}
