import type { Checkpoints } from '../../../../shared/aws/checkpoints.ts';
import { replace } from '../../../../shared/aws/entity.ts';
import type { CompanyScope } from '../../../../shared/kernel/scope.ts';
import { companyOfPartition } from '../../../../shared/runtime/partition.ts';
import { decided, defineRecordJob, type Reading } from '../../../../shared/runtime/use-case.ts';
import { linkKey, SERIES_KIND, seriesKey } from '../../data/books.ts';
import { inBatches } from '../../data/in-batches.ts';
import { fecRetention } from '../../domain/fec.ts';
import { chainOf, checkpointsDue } from '../../domain/series.ts';
import { signCheckpoints } from './task.ts';

type Services = Reading & { readonly checkpoints: Pick<Checkpoints, 'sign'> };

/** If it runs twice: what is signed stays as it was signed first. Kept as long as the books that it proves. */
export const useCase = defineRecordJob(signCheckpoints, {
  async find(_input, { now }, { read }) {
    const grown = await read.unfinished(SERIES_KIND, now);
    return grown.map(({ pk, unfinishedSince }) => {
      const { scope, id } = companyOfPartition(pk);
      const [journal = '', yearId = ''] = id.split('#');
      return { scope, item: { journal, yearId, occasion: `${unfinishedSince} ${now}` } };
    });
  },
  reads: ({ journal, yearId }, { scope }) => ({ subject: seriesKey(scope, journal, yearId) }),
  async fetch({ journal, yearId }, { subject }, { read, checkpoints }: Services, { scope, now }) {
    if (!subject) return;
    const { number: end, hash, signed } = subject.data;
    const numbers = checkpointsDue(signed, end);
    const links = await inBatches(
      read,
      numbers.map((number) => linkKey(scope, { journal, yearId, number })),
    );
    // What does not hold together is not signed: it would look proved.
    if (links.some((link) => !link) || links.at(-1)?.data.hash !== hash)
      throw new Error(`${journal} ${yearId} does not end where its links do: verify the chain`);
    const retention = { now, until: fecRetention(yearId, now) };
    for (const link of links)
      if (link) await checkpoints.sign(scope as CompanyScope, chainOf({ journal, yearId }), link.data, retention);
  },
  decide(_item, { subject }) {
    if (!subject || subject.data.signed === subject.data.number) return decided(undefined);
    return decided(undefined, { writes: [replace(subject, { ...subject.data, signed: subject.data.number })] });
  },
  repeat: ({ journal, yearId, occasion }) => `${journal} ${yearId} ${occasion}`,
});
