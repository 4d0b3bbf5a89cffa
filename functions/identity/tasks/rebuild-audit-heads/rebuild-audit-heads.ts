import { put } from '../../../../shared/aws/entity.ts';
import type { Reader } from '../../../../shared/aws/reader.ts';
import { GENESIS } from '../../../../shared/kernel/hash-chain.ts';
import { Refusal } from '../../../../shared/kernel/refusal.ts';
import type { GroupScope, Scope } from '../../../../shared/kernel/scope.ts';
import { scopePrefix } from '../../../../shared/kernel/scope.ts';
import { ownersOf } from '../../../../shared/runtime/partition.ts';
import { decided, defineRecordJob } from '../../../../shared/runtime/use-case.ts';
import { AuditHeadRecord, AuditLinkRecord } from '../../data/audit.ts';
import { companies } from '../../data/group.ts';
import { rebuildAuditHeads } from './task.ts';

/** Links read in one request while the end of a chain is sought. */
const STRIDE = 50;

/** If it runs twice: a head that stands at the newest link is left alone. */
export const useCase = defineRecordJob(rebuildAuditHeads, {
  async find(_input, { scope }, { read }) {
    const owners = ownersOf(await companyIds(read, scope));
    const found: { scope: Scope; item: { owner: string; last: number } }[] = [];
    for (const owner of owners) {
      const head = (await read.get(AuditHeadRecord.key(owner, 'head')))?.data ?? GENESIS;
      const last = await newestLink(read, owner, head.number);
      if (last !== head.number) found.push({ scope: owner, item: { owner: scopePrefix(owner), last } });
    }
    return found;
  },
  reads: ({ last }, { scope }) => ({
    subject: AuditHeadRecord.key(scope, 'head'),
    link: AuditLinkRecord.key(scope, String(last)),
  }),
  decide({ owner, last }, { subject, link }, { scope }) {
    const head = subject?.data ?? GENESIS;
    // A table of records is only ever added to: links that are gone can only be restored with it.
    if (last < head.number)
      throw new Error(`The audit chain of ${owner} has no link ${head.number}, where its head stands`);
    if (!link || link.data.number <= head.number) return decided(undefined);
    const { number, hash } = link.data;
    return decided(undefined, { writes: [put(AuditHeadRecord, scope, subject, { number, hash })] });
  },
  repeat: ({ owner, last }) => `${owner} ${last}`,
});

async function companyIds(read: Reader, scope: GroupScope): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await read.page(companies(scope), { cursor, limit: 100 });
    if (page instanceof Refusal) throw new Error(`The list of companies refused its own cursor: ${page.kind.code}`);
    ids.push(...page.items.map(({ data }) => data.companyId));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return ids;
}

/** Upwards from the head to the last link that is there; below the head when the head’s own link is missing. */
async function newestLink(read: Reader, scope: Scope, head: number): Promise<number> {
  for (let from = Math.max(head, 1); ; from += STRIDE) {
    const numbers = Array.from({ length: STRIDE }, (_, index) => from + index);
    const links = await read.getAll(numbers.map((number) => AuditLinkRecord.key(scope, String(number))));
    const missing = links.indexOf(undefined);
    if (missing >= 0) return from + missing - 1;
  }
}
