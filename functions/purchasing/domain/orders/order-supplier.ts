import * as z from 'zod';

/** A supplier as a document names it; at least one number, for a name alone says nothing for certain. */
export const OrderSupplier = z
  .strictObject({
    partyId: z.string().max(60).optional(),
    name: z.string().min(1).max(200),
    vatNumber: z
      .string()
      .regex(/^[A-Z]{2}[0-9A-Z+*.]{2,13}$/)
      .optional(),
    siren: z
      .string()
      .regex(/^\d{9}$/)
      .optional(),
  })
  .refine(({ vatNumber, siren }) => vatNumber !== undefined || siren !== undefined, { error: 'number' })
  .meta({
    id: 'OrderSupplier',
    description: 'The supplier with its VAT number, its SIREN or both.',
    examples: [{ name: 'Verrerie du Rhône', vatNumber: 'FR39000100016', siren: '000100016' }],
  });
export type OrderSupplier = z.infer<typeof OrderSupplier>;
