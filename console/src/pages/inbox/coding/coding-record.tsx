import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { HumanTask } from '../../../api/api.ts';
import { codingQuery } from '../../../api/coding.ts';
import { useCompany } from '../../../api/company.ts';
import { intakeQuery } from '../../../api/intakes.ts';
import { InvoiceView } from '../../../components/invoice-view.tsx';
import { OriginalDocument } from '../../../components/original-document.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { Timeline } from '../../../components/timeline.tsx';
import { CodingForm } from './coding-form.tsx';
import classes from './coding-grid.module.css';

/** The invoice to code: the grid first, then what was read of it and the original beside it. */
export default function CodingRecord({ task, leave }: { task: HumanTask; leave: () => void }) {
  const { companyId } = useCompany().company;
  const intakeId = task.record.id;
  const record = useQuery(intakeQuery(companyId, intakeId));
  const coding = useQuery(codingQuery(companyId, intakeId));
  const error = record.error ?? coding.error;
  const invoice = record.data?.invoice;
  return (
    <div className={classes.record}>
      {error && <ProblemAlert problem={error} retry={() => void Promise.all([record.refetch(), coding.refetch()])} />}
      {coding.data && invoice ? (
        <CodingForm key={coding.data.version} task={task} coding={coding.data} invoice={invoice} leave={leave} />
      ) : (
        !error && <Skeleton height={320} />
      )}
      <div className={classes.below}>
        <div>
          {invoice && <InvoiceView invoice={invoice} />}
          <Timeline intakeId={intakeId} />
        </div>
        {record.data && <OriginalDocument intake={record.data.intake} url={record.data.document.url} />}
      </div>
    </div>
  );
}
