import * as z from 'zod';

/** A workflow and where its running executions stand. */
export const Process = z
  .object({
    /** `purchasing-supplier-invoice-intake`: area and workflow. */
    process: z.string(),
    /** The newest fifty. */
    executions: z.array(
      z.object({
        execution: z.string(),
        startedAt: z.string(),
        /** The state it entered last; none when it has just begun. */
        state: z.string().optional(),
      }),
    ),
    /** There are more than those. */
    more: z.boolean(),
  })
  .meta({ id: 'Process' });
