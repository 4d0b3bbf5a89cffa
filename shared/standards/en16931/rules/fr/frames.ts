import { normalizeSpace, select } from '../../xml/path.ts';
import type { XmlDocument } from '../../xml/tree.ts';
import { FRAME, textOf } from './declare.ts';

/** Billing frames (BT-23) of one invoice for several sellers (multi-vendor). */
export const MULTI_VENDOR = ['S8', 'B8', 'M8'];
/** Billing frames (BT-23) of one self-billed invoice for debts in both directions. */
export const BILATERAL = ['S9', 'B9', 'M9'];

/** Whether the document has one of the billing frames. @throws Undecidable when it names several. */
export function hasFrame({ root }: XmlDocument, frames: readonly string[]): boolean {
  return frames.includes(
    normalizeSpace(textOf(select(root, root.local === 'CrossIndustryInvoice' ? FRAME : 'cbc:ProfileID'))),
  );
}
