import type { Category } from '../ubl.ts';
import type { Edit } from './edits.ts';

/** A change of a valid invoice that breaks a rule, or just does not. */
export interface Case {
  readonly rule: string;
  /** What the case tries, where the rule alone does not say it. */
  readonly about?: string;
  /** Whether the rule still holds, as the case is its edge. */
  readonly holds?: true;
  /** VAT category of the invoice; S where none is named. */
  readonly category?: Category;
  readonly ubl?: Edit;
  readonly cii?: Edit;
}
