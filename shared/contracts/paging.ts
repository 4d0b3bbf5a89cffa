import * as z from 'zod';

/** Query parameters that every list takes: `cursor` from the previous page, `limit` up to 100. */
export const pageInput = {
  cursor: z.string().max(2000).optional().meta({ description: 'The `nextCursor` of the previous page.' }),
  limit: z.coerce.number().int().min(1).max(100).default(25).meta({ description: 'Items on a page, 100 at most.' }),
};

/** A page of a list. There is no total: counting would cost a read of everything. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}
