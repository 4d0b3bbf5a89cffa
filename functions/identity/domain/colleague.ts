import * as z from 'zod';
import { ROLES } from '../../../shared/contracts/roles.ts';
import { MemberId } from './member.ts';

/** What people of a company may know of one another: who they are there, not how to reach them nor what they are elsewhere. */
export const Colleague = z
  .object({ id: MemberId, name: z.string(), roles: z.array(z.enum(ROLES)) })
  .meta({ id: 'Colleague' });
export type Colleague = z.infer<typeof Colleague>;
