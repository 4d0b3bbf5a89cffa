import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCompany } from '../api/company.ts';
import { relatedQuery } from '../api/invoices.ts';
import { useFormats } from '../texts/format.ts';
import page from './page.module.css';
import { Panel } from './panel.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** What corrects an invoice, credits it or was paid in advance of it, and the other way round; nothing where nothing does. */
export function RelatedInvoices({ intakeId }: { intakeId: string }) {
  const { t } = useTranslation();
  const { company } = useCompany();
  const formats = useFormats(company.timeZone);
  const { data = [], error, refetch } = useQuery(relatedQuery(company.companyId, intakeId));
  if (!error && data.length === 0) return null;
  return (
    <Panel title={t('related.title')}>
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      <ul className={page.entries}>
        {data.map((invoice) => (
          <li key={invoice.invoiceId}>
            <span>{t(`related.${invoice.which}.${invoice.relation}`)}</span>
            <Link to={`/companies/${company.companyId}/files/${invoice.intakeId}`}>{invoice.number}</Link>
            <span>{formats.date(invoice.issueDate)}</span>
            <span>{formats.money(invoice.totalWithVat)}</span>
            <span>{t(`invoices.states.${invoice.state}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
