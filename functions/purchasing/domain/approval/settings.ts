import * as z from 'zod';
import { ApprovalPolicy } from './policy.ts';
import { SingleApprover } from './round.ts';

/** What every question about an approval looks at, in one record: read with the invoice at no request more. */
export const ApprovalSettings = z.object({
  /** Number of the newest policy, draft or not. */
  latest: z.number().int(),
  /** The policy that applies, and those that are to come into force. */
  policies: z.array(ApprovalPolicy),
  singleApprovers: z.array(SingleApprover),
});
export type ApprovalSettings = z.infer<typeof ApprovalSettings>;

export const NO_SETTINGS: ApprovalSettings = { latest: 0, policies: [], singleApprovers: [] };
