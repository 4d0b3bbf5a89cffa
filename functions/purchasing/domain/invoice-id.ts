import { derivedId } from '../../../shared/kernel/ids.ts';

/** The invoice read from an intake. */
export const invoiceIdOf = (intakeId: string): string => derivedId('sin', intakeId);
