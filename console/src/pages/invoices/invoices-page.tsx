import { Button, Skeleton, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Download, ReceiptText } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { localDate } from '../../../../shared/kernel/dates.ts';
import { useCompany } from '../../api/company.ts';
import {
  INVOICE_FILTERS,
  INVOICE_STATES,
  type InvoiceFilter,
  invoiceListQuery,
  invoicesCsv,
} from '../../api/invoices.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import page from '../../components/page.module.css';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import table from '../../components/table.module.css';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import { InvoiceFilters } from './invoice-filters.tsx';

const TONES = { read: 'neutral', waiting: 'attention', approved: 'good', rejected: 'bad' } as const;

/** What the address asks for; what is no filter, or a state that does not exist, is left out. */
function filterIn(search: URLSearchParams): InvoiceFilter {
  const said = INVOICE_FILTERS.flatMap((name) => {
    const value = search.get(name);
    return value && (name !== 'state' || INVOICE_STATES.some((state) => state === value)) ? [[name, value]] : [];
  });
  return Object.fromEntries(said);
}

/** Every invoice that was read, by what the address asks for, so that a list can be shared; and the same as a table to keep. */
export default function InvoicesPage() {
  const { t } = useTranslation();
  const { company } = useCompany();
  const formats = useFormats(company.timeZone);
  const [search, setSearch] = useSearchParams();
  const filter = filterIn(search);
  const list = useInfiniteQuery(invoiceListQuery(company.companyId, filter));
  const invoices = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const download = useMutation({
    mutationFn: () => invoicesCsv(company.companyId, filter),
    onSuccess: (file) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = `${t('invoices.file')}-${company.companyId}-${localDate(new Date(), company.timeZone)}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  });
  useEffect(() => {
    document.title = `${t('invoices.title')} · ${t('app.name')}`;
  }, [t]);
  return (
    <div className={page.page}>
      <Title order={1} size="h3">
        {t('invoices.title')}
      </Title>
      <Panel title={t('invoices.filter.title')}>
        <InvoiceFilters key={search.toString()} filter={filter} show={(said) => setSearch(said)} />
      </Panel>
      <Panel
        title={t('invoices.list')}
        aside={
          <Button
            size="xs"
            variant="default"
            leftSection={<Download size={14} aria-hidden />}
            loading={download.isPending}
            onClick={() => download.mutate()}
          >
            {t('invoices.export')}
          </Button>
        }
      >
        {download.error && <ProblemAlert problem={download.error} />}
        {list.error && <ProblemAlert problem={list.error} retry={() => list.refetch()} />}
        {list.isPending && <Skeleton height={180} role="status" aria-label={t('app.loading')} />}
        {list.isSuccess && invoices.length === 0 && !list.hasNextPage && (
          <EmptyState icon={<ReceiptText />} title={t('invoices.empty.title')} text={t('invoices.empty.text')} />
        )}
        {invoices.length > 0 && (
          <table className={table.table} data-rows="links">
            <thead>
              <tr>
                <th scope="col">{t('invoices.columns.number')}</th>
                <th scope="col">{t('invoices.columns.supplier')}</th>
                <th scope="col">{t('invoices.columns.issued')}</th>
                <th scope="col">{t('invoices.columns.due')}</th>
                <th scope="col">{t('invoices.columns.state')}</th>
                <th scope="col" className={table.number}>
                  {t('invoices.columns.total')}
                </th>
              </tr>
            </thead>
            <tbody>
              {invoices.map((invoice) => (
                <tr key={invoice.invoiceId}>
                  <th scope="row">
                    <Link to={`../files/${invoice.intakeId}`}>{invoice.number}</Link>
                  </th>
                  <td>{invoice.supplier?.name ?? invoice.seller.name}</td>
                  <td className={table.moment} data-label={t('invoices.columns.issued')}>
                    <time dateTime={invoice.issueDate}>{formats.date(invoice.issueDate)}</time>
                  </td>
                  <td className={table.moment} data-label={t('invoices.columns.due')}>
                    {invoice.dueDate && <time dateTime={invoice.dueDate}>{formats.date(invoice.dueDate)}</time>}
                  </td>
                  <td>
                    <Tag tone={TONES[invoice.state]} text={t(`invoices.states.${invoice.state}`)} />
                  </td>
                  <td className={table.number}>{formats.money(invoice.totalWithVat)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <MoreButton list={list} mt="sm" />
      </Panel>
    </div>
  );
}
