import * as z from 'zod';
import { defineEntity } from '../../../shared/aws/entity.ts';

/*
 * The audit trail of one company (or of the group): a hash chain over salted hashes, so that content can be erased when
 * its time is over and the chain still verifies.
 * | who asks              | how                                                        |
 * | where the chain ends  | AuditHeadRecord.key(scope, 'head'), in the main table      |
 * | entry n, its link     | AuditLinkRecord.key(scope, n), append-only                 |
 * | entry n, its content  | AuditContentRecord.key(scope, n), append-only, erasable    |
 */

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

export const AuditHeadRecord = defineEntity({
  kind: 'audit-head',
  schema: z.object({ number: z.number().int(), hash: Hash }),
  id: () => 'head',
});

export const AuditLinkRecord = defineEntity({
  kind: 'audit-link',
  table: 'records',
  schema: z.object({ number: z.number().int(), contentHash: Hash, previousHash: Hash, hash: Hash }),
  id: ({ number }) => String(number),
});

export const AuditContentRecord = defineEntity({
  kind: 'audit-content',
  table: 'records',
  schema: z.object({ number: z.number().int(), salt: z.string(), content: z.unknown() }),
  id: ({ number }) => String(number),
});
