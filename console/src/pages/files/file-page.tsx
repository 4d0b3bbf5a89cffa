import { Anchor, Button, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Intake, SupplierInvoice } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { intakeQuery } from '../../api/intakes.ts';
import { InvoiceDetails } from '../../components/invoice-details.tsx';
import { Lifecycle } from '../../components/lifecycle.tsx';
import { Note } from '../../components/note.tsx';
import { OriginalDocument } from '../../components/original-document.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RelatedInvoices } from '../../components/related-invoices.tsx';
import { Tag } from '../../components/tag.tsx';
import { Timeline } from '../../components/timeline.tsx';
import { useFormats } from '../../texts/format.ts';
import { currentLanguage } from '../../texts/texts.ts';
import classes from './file-page.module.css';
import { INTAKE_TONES } from './states.ts';

// Few of those who look at a file tell its supplier something.
const StatusForm = lazy(() => import('./status-form.tsx'));

/** One file: where it stands and why, its invoice, its history, its original. */
export default function FilePage() {
  const { t } = useTranslation();
  const { company } = useCompany();
  const formats = useFormats(company.timeZone);
  const { intakeId = '' } = useParams();
  const { data, error, refetch, isPending } = useQuery(intakeQuery(company.companyId, intakeId));
  const name = data?.intake.name ?? t('files.title');
  useEffect(() => {
    document.title = `${name} · ${t('app.name')}`;
  }, [t, name]);
  const root = `/companies/${company.companyId}`;
  return (
    <div className={classes.page}>
      <Anchor component={Link} to={`${root}/files`} size="sm" className={classes.back}>
        <ArrowLeft size={16} aria-hidden /> {t('files.all')}
      </Anchor>
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      {isPending && <Skeleton height={420} role="status" aria-label={t('app.loading')} />}
      {data && (
        <>
          <header className={classes.head}>
            <Title order={1} size="h3">
              {data.intake.name}
            </Title>
            <Tag tone={INTAKE_TONES[data.intake.state]} text={t(`files.states.${data.intake.state}`)} />
            <span className={classes.meta}>
              {t('files.received', { at: formats.instant(data.intake.receivedAt) })}
              {data.intake.endedAt && ` · ${t('files.ended', { at: formats.instant(data.intake.endedAt) })}`}
              {` · ${formats.size(data.intake.size)}`}
            </span>
            {data.intake.state === 'waiting' && (
              <Button component={Link} to={`${root}/inbox`} variant="light" size="xs">
                {t('files.decide')}
              </Button>
            )}
          </header>
          <Ending intake={data.intake} invoice={data.invoice} formats={formats} />
          <div className={classes.columns}>
            <div className={classes.column}>
              {data.invoice && <InvoiceDetails invoice={data.invoice} report={data.report?.url} />}
              {data.invoice && <RelatedInvoices intakeId={intakeId} />}
              <Lifecycle intakeId={intakeId} />
              <Suspense>
                <StatusForm intake={data.intake} invoice={data.invoice} />
              </Suspense>
              <Timeline intakeId={intakeId} />
            </div>
            <OriginalDocument intake={data.intake} url={data.document.url} />
          </div>
        </>
      )}
    </div>
  );
}

/** Why it ended as it did: the person who decided and what they said, or why it was refused before anybody saw it. */
function Ending({
  intake,
  invoice,
  formats,
}: {
  intake: Intake;
  invoice: SupplierInvoice | undefined;
  formats: ReturnType<typeof useFormats>;
}) {
  const { t } = useTranslation();
  const { state, reason } = intake;
  const decision = invoice?.decision;
  if (decision) {
    const words = { state: t(`files.states.${state}`), name: decision.name, at: formats.instant(decision.at) };
    return <Note tone={INTAKE_TONES[state]} title={t('files.decidedBy', words)} text={decision.comment} />;
  }
  return reason && <Note tone="bad" title={t('files.why')} text={reason[currentLanguage()]} />;
}
