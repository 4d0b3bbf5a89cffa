import type * as z from 'zod';

/**
 * A fact that an area publishes. The full state travels in `data`, so that a consumer needs no call back. A change that
 * a consumer of version N cannot read is version N+1; consumers accept N and N-1.
 */
export interface EventDeclaration<Data extends z.ZodType = z.ZodType> {
  /** `<area>.<what happened>`, without the version: `purchasing.supplier-invoice-approved`. */
  readonly name: string;
  readonly version: number;
  /** `<name>.v<version>`: the detail-type on the bus. */
  readonly type: string;
  readonly summary: string;
  /** Kind of the aggregate whose history the event belongs to. */
  readonly aggregate: string;
  readonly data: Data;
  /** A complete example of `data`; the catalogue of events prints it and a test parses it. */
  readonly example: z.infer<Data>;
}

export function defineEvent<Data extends z.ZodType>(
  declaration: Omit<EventDeclaration<Data>, 'type'>,
): EventDeclaration<Data> {
  return { ...declaration, type: `${declaration.name}.v${declaration.version}` };
}

/** What travels on the bus as `detail`; field names follow CloudEvents 1.0 where it has a name for the thing. */
export interface EventEnvelope<Data = unknown> {
  /** Derived from aggregate, type and sequence: a repeat has the same id. */
  readonly id: string;
  readonly type: string;
  /** `group` for what belongs to no company. */
  readonly companyId: string;
  readonly aggregate: { readonly kind: string; readonly id: string };
  /** Counts the events of this aggregate and type from 1, without a gap. */
  readonly sequence: number;
  readonly occurredAt: string;
  /** The request or execution that caused it, to follow a story through the areas. */
  readonly correlationId: string;
  readonly data: Data;
}
