import { Button, Group, NativeSelect, Skeleton, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ShoppingCart } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useCompany } from '../../api/company.ts';
import { ORDER_STAGES, orderListQuery } from '../../api/orders.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import table from '../../components/table.module.css';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import classes from './orders.module.css';
import { ORDER_TONES } from './states.ts';

const ImportDialog = lazy(() => import('./import-dialog.tsx'));

/** Orders of a stage, newest first; the stage is in the address, so that a list can be shared. */
export default function OrdersPage() {
  const { t } = useTranslation();
  const { company, may } = useCompany();
  const formats = useFormats(company.timeZone);
  const [search, setSearch] = useSearchParams();
  const [importing, setImporting] = useState(false);
  const stage = ORDER_STAGES.find((candidate) => candidate === search.get('stage')) ?? 'open';
  const list = useInfiniteQuery(orderListQuery(company.companyId, stage));
  const orders = list.data?.pages.flatMap(({ items }) => items) ?? [];
  useEffect(() => {
    document.title = `${t('orders.title')} · ${t('app.name')}`;
  }, [t]);
  return (
    <div className={classes.page}>
      <Group justify="space-between">
        <Title order={1} size="h3">
          {t('orders.title')}
        </Title>
        {may('clerk') && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setImporting(true)}>
              {t('orders.import.action')}
            </Button>
            <Button component={Link} to="new">
              {t('orders.new.action')}
            </Button>
          </Group>
        )}
      </Group>
      <Panel
        title={t(`orders.stages.${stage}`)}
        aside={
          <NativeSelect
            size="xs"
            aria-label={t('orders.stage')}
            value={stage}
            onChange={({ currentTarget }) => setSearch({ stage: currentTarget.value })}
            data={ORDER_STAGES.map((value) => ({ value, label: t(`orders.stages.${value}`) }))}
          />
        }
      >
        {list.error && <ProblemAlert problem={list.error} retry={() => list.refetch()} />}
        {list.isPending && <Skeleton height={180} role="status" aria-label={t('app.loading')} />}
        {list.isSuccess && orders.length === 0 && (
          <EmptyState icon={<ShoppingCart />} title={t('orders.empty.title')} text={t('orders.empty.text')} />
        )}
        {orders.length > 0 && (
          <table className={table.table} data-rows="links">
            <thead>
              <tr>
                <th scope="col">{t('orders.columns.number')}</th>
                <th scope="col">{t('orders.columns.supplier')}</th>
                <th scope="col">{t('orders.columns.state')}</th>
                <th scope="col">{t('orders.columns.orderedOn')}</th>
                <th scope="col" className={table.number}>
                  {t('orders.columns.total')}
                </th>
              </tr>
            </thead>
            <tbody>
              {orders.map((order) => (
                <tr key={order.orderId}>
                  <th scope="row">
                    <Link to={order.orderId}>{order.number}</Link>
                  </th>
                  <td>{order.supplier.name}</td>
                  <td>
                    <Tag tone={ORDER_TONES[order.state]} text={t(`orders.states.${order.state}`)} />
                  </td>
                  <td>
                    <time dateTime={order.orderedOn}>{formats.date(order.orderedOn)}</time>
                  </td>
                  <td className={table.number}>{formats.money(order.total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <MoreButton list={list} mt="sm" />
      </Panel>
      {importing && (
        <Suspense>
          <ImportDialog onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </div>
  );
}
