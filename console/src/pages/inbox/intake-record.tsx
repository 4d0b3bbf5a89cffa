import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HumanTask } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { intakeQuery } from '../../api/intakes.ts';
import { InvoiceDetails } from '../../components/invoice-details.tsx';
import { Note } from '../../components/note.tsx';
import { OriginalDocument } from '../../components/original-document.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Timeline } from '../../components/timeline.tsx';
import classes from './task-detail.module.css';
import { TaskFacts } from './task-facts.tsx';

const KeyingForm = lazy(() => import('./keying/keying-form.tsx'));

/** The invoice to decide on, its history, and the original beside it. The task's facts stand in until it is read. */
export default function IntakeRecord({ task }: { task: HumanTask }) {
  const { t } = useTranslation();
  const { company, may } = useCompany();
  const { companyId } = company;
  const { data, error, refetch } = useQuery(intakeQuery(companyId, task.record.id));
  const toKey = task.question === 'key-supplier-invoice' && !task.decision && may(task.role);
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        {data?.invoice?.supplierProposal && !data.invoice.supplier && (
          <Note tone="attention" text={t('suppliers.proposals.careful')}>
            <Link to={`/companies/${companyId}/suppliers/proposals/${data.invoice.supplierProposal.proposalId}`}>
              {t('suppliers.proposals.open', { name: data.invoice.seller.name })}
            </Link>
          </Note>
        )}
        {toKey && data && (
          <Suspense fallback={<Skeleton height={420} />}>
            <KeyingForm key={task.taskId} task={task} version={data.invoice?.version ?? 0} />
          </Suspense>
        )}
        {data?.invoice && !toKey ? (
          <InvoiceDetails invoice={data.invoice} report={data.report?.url} />
        ) : (
          !toKey && <TaskFacts task={task} />
        )}
        {error && <ProblemAlert problem={error} retry={() => refetch()} />}
        <Timeline intakeId={task.record.id} />
      </div>
      {data ? <OriginalDocument intake={data.intake} url={data.document.url} /> : !error && <Skeleton height={420} />}
    </div>
  );
}
