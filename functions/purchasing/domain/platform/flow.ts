import * as z from 'zod';
import { Instant } from '../../../../shared/kernel/dates.ts';
import { IntakeId, UploadId } from '../intake.ts';

/** What became of one flow of a platform: it is handled once, however often a search or a webhook shows it. */
export const PlatformFlow = z.object({
  connectionId: z.string(),
  flowId: z.string(),
  name: z.string(),
  /** As the platform says it. */
  type: z.string(),
  handledAt: Instant,
  /** `unreadable`: a person must look at it; the file is at the platform. */
  outcome: z.enum(['invoice', 'status', 'unreadable', 'unavailable']),
  detail: z.string().optional(),
  uploadId: UploadId.optional(),
  intakeId: IntakeId.optional(),
});
export type PlatformFlow = z.infer<typeof PlatformFlow>;

/** The first says when the content came, the latest that it still comes; a platform may repeat it without end. */
const MAX_ARRIVALS = 50;
export const firstAndLatest = <T>(flows: readonly T[]): T[] =>
  flows.length <= MAX_ARRIVALS ? [...flows] : [...flows.slice(0, 1), ...flows.slice(1 - MAX_ARRIVALS)];

/** The flows in which the content of an intake came: several, when platforms repeat it or the company changed platform. */
export const PlatformArrival = z
  .object({
    intakeId: IntakeId,
    flows: z.array(
      z.object({ connectionId: z.string(), platform: z.string(), flowId: z.string(), receivedAt: Instant }),
    ),
  })
  .meta({ id: 'PlatformArrival' });
export type PlatformArrival = z.infer<typeof PlatformArrival>;
