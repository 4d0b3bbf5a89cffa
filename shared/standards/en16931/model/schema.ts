/**
 * How the semantic model is written down: groups of terms, each with its id in the standard and its type. The types for
 * consumers follow from it.
 */

/**
 * Semantic data types (EN 16931-1, 6.5). Amounts, prices, quantities and percentages are decimals as written in the document;
 * a date is `YYYY-MM-DD`; a schemed identifier and a binary object have parts of their own.
 */
export type TermType =
  | 'text'
  | 'code'
  | 'identifier'
  | 'schemedIdentifier'
  | 'reference'
  | 'date'
  | 'amount'
  | 'unitPrice'
  | 'quantity'
  | 'percentage'
  | 'binaryObject';

/** An identifier with the scheme it belongs to. */
export interface Identifier {
  readonly value: string;
  /** Code of ISO/IEC 6523 (`0002` SIREN, `0009` SIRET), of UNTDID 1153 (BT-18, BT-128) or 7143 (BT-158). */
  readonly schemeId?: string;
  readonly schemeVersionId?: string;
}

/** An attached document (BT-125). */
export interface BinaryObject {
  /** Base 64, as written. */
  readonly content: string;
  readonly mimeCode?: string;
  readonly filename?: string;
}

export interface Term<T extends TermType = TermType, Many extends boolean = boolean> {
  readonly id: string;
  readonly type: T;
  readonly many: Many;
}

export interface Group<M extends Members = Members, Many extends boolean = boolean> {
  readonly id: string;
  readonly members: M;
  readonly many: Many;
}

export type Members = { readonly [name: string]: Term | Group };

export const isGroup = (member: Term | Group): member is Group => 'members' in member;

/** A business term that may stand once. */
export const term = <const T extends TermType>(id: string, type: T): Term<T, false> => ({ id, type, many: false });

/** A business term that may be repeated. */
export const terms = <const T extends TermType>(id: string, type: T): Term<T, true> => ({ id, type, many: true });

/** A group of business terms that may stand once. */
export const group = <M extends Members>(id: string, members: M): Group<M, false> => ({ id, members, many: false });

/** A group of business terms that may be repeated. */
export const groups = <M extends Members>(id: string, members: M): Group<M, true> => ({ id, members, many: true });

type ValueOf<T extends TermType> = T extends 'schemedIdentifier'
  ? Identifier
  : T extends 'binaryObject'
    ? BinaryObject
    : string;

type ContentOf<M> =
  M extends Group<infer Inner, boolean> ? ModelOf<Inner> : M extends Term<infer T, boolean> ? ValueOf<T> : never;

type Repeated<M extends Members> = { [K in keyof M]: M[K]['many'] extends true ? K : never }[keyof M];

/** The data of a group. What may stand once may be absent, since invalid invoices are read too; a list is always there. */
export type ModelOf<M extends Members> = {
  readonly [K in Repeated<M>]: readonly ContentOf<M[K]>[];
} & {
  readonly [K in Exclude<keyof M, Repeated<M>>]?: ContentOf<M[K]>;
};
