import type { Identifier, TermType } from '../model/schema.ts';

/**
 * Where a term or group stands in a syntax: element steps with the prefixes of `xml/names.ts`, an attribute as last step,
 * alternatives in order of preference: `ram:GlobalID | ram:ID`.
 *
 * A path starts at the element of its group; with a leading `/` at the root of the document. `.` is the element of the group.
 * A step may have conditions on what is below it:
 *
 * - `[cbc:ChargeIndicator=false]` the path has this value,
 * - `[cbc:DocumentTypeCode!=130]` it has not, or is absent,
 * - `[cac:PayeeFinancialAccount]` it is there.
 *
 * A value may be a term of the document: `[@currencyID=BT-5]`.
 */
export type Path = string;

/** A term whose value is only a part of the text at a path. */
export interface Excerpt {
  readonly path: Path;
  readonly of: (text: string) => string | undefined;
}

/** One syntax of EN 16931: for each term and group its place, and what the syntax writes in a way of its own. */
export interface Binding {
  /** By id; null for what the syntax cannot say. */
  readonly places: Readonly<Record<string, Path | Excerpt | null>>;
  /** Values that the syntax demands without their being a term: path → value, by id of the group they stand in. */
  readonly fixed: Readonly<Record<string, Readonly<Record<Path, string>>>>;
  /** Codes of the syntax → codes of the semantic model. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Parts of an identifier that stand elsewhere than in the attribute `schemeID` of its element. */
  readonly parts: Readonly<Record<string, Partial<Record<Exclude<keyof Identifier, 'value'>, Path>>>>;
  /** Attributes that belong to the syntax for every term of a type, with the value they must have to be of no account. */
  readonly attributes: Partial<Readonly<Record<TermType, Readonly<Record<string, string>>>>>;
  /** The date of the semantic model; undefined where it is no date of the syntax. */
  readonly date: (text: string) => string | undefined;
}

/** `YYYY-MM-DD` where these digits are a date of the calendar. */
export function calendarDate(year: string, month: string, day: string): string | undefined {
  const y = Number(year);
  const m = Number(month);
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
  return Number(day) >= 1 && Number(day) <= length ? `${year}-${month}-${day}` : undefined;
}
