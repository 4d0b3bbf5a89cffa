import { create, put } from '../../../../shared/aws/entity.ts';
import { contentHash, GENESIS, nextLink } from '../../../../shared/kernel/hash-chain.ts';
import { decided, defineBatchListener } from '../../../../shared/runtime/use-case.ts';
import { AuditContentRecord, AuditHeadRecord, AuditLinkRecord } from '../../data/audit.ts';
import { recordAudit } from './task.ts';

/** If it runs twice: what a position has seen is not among the events. */
export const useCase = defineBatchListener(recordAudit, {
  reads: (_events, { scope }) => ({ subject: AuditHeadRecord.key(scope, 'head') }),
  decide(events, { subject }, { scope, salt: newSalt }) {
    let head = subject?.data ?? GENESIS;
    const entries = events.flatMap(({ id, occurredAt, correlationId, data }) => {
      const content = { id, occurredAt, correlationId, ...data };
      const salt = newSalt();
      const link = nextLink(head, contentHash(salt, content));
      const { number, hash } = link;
      head = { number, hash };
      return [create(AuditLinkRecord, scope, link), create(AuditContentRecord, scope, { number, salt, content })];
    });
    return decided(undefined, { writes: [put(AuditHeadRecord, scope, subject, head), ...entries] });
  },
});
