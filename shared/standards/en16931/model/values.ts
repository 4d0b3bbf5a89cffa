import { isGroup, type Members } from './schema.ts';

/** One value of an invoice. */
export interface TermValue {
  /** Id of its business term. */
  readonly id: string;
  /** Where it is in the model: `lines[2].priceDetails.itemNetPrice`. */
  readonly path: string;
  /** A string, an `Identifier` or a `BinaryObject`. */
  readonly value: unknown;
}

/** The values that a group holds, in the order of the standard. */
export function* valuesOf(data: object, members: Members, prefix = ''): Generator<TermValue> {
  for (const [name, member] of Object.entries(members)) {
    const held = (data as Record<string, unknown>)[name];
    const start = prefix === '' ? name : `${prefix}.${name}`;
    for (const [i, value] of (Array.isArray(held) ? held : [held]).entries()) {
      if (value === undefined) continue;
      const path = Array.isArray(held) ? `${start}[${i}]` : start;
      if (isGroup(member)) yield* valuesOf(value as object, member.members, path);
      else yield { id: member.id, path, value };
    }
  }
}
