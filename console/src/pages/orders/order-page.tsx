import { Anchor, Button, Group, Skeleton, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, etagOf, type PurchaseOrder } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { orderKeys, orderQuery } from '../../api/orders.ts';
import { announce } from '../../components/announcer.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import table from '../../components/table.module.css';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import { OrderLines } from './order-lines.tsx';
import classes from './orders.module.css';
import { ReceiptForm } from './receipt-form.tsx';
import { ORDER_TONES } from './states.ts';

type Action = 'send' | 'closed' | 'cancelled';

/** What may be done with an order as it stands. */
function actionsOf({ state, lines }: PurchaseOrder): readonly Action[] {
  const unused = lines.every(({ received, invoiced }) => Number(received) === 0 && invoiced.length === 0);
  if (state === 'draft') return ['send', 'cancelled'];
  if (state === 'closed' || state === 'cancelled') return [];
  return unused ? ['closed', 'cancelled'] : ['closed'];
}

/** One order: what was ordered, what has come, what was invoiced; and the form for what comes. */
export default function OrderPage() {
  const { t } = useTranslation();
  const { company, may } = useCompany();
  const { companyId } = company;
  const formats = useFormats(company.timeZone);
  const cache = useQueryClient();
  const { orderId = '' } = useParams();
  const { data, error, refetch, isPending } = useQuery(orderQuery(companyId, orderId));
  const title = data?.order.number ?? t('orders.title');
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [t, title]);

  const act = useMutation({
    mutationFn: async (action: Action) => {
      const params = { path: { companyId, orderId }, header: { 'If-Match': etagOf(data?.version ?? 0) } };
      const root = '/api/purchasing/v1/companies/{companyId}/orders/{orderId}';
      if (action === 'send') return (await api.post(`${root}/send`, { params })).data;
      return (await api.post(`${root}/close`, { params, body: { as: action } })).data;
    },
    onSuccess: async ({ number, state }) => {
      await cache.invalidateQueries({ queryKey: orderKeys(companyId) });
      announce(`${number}: ${t(`orders.states.${state}`)}`, { seen: true });
    },
    onError: () => refetch(),
  });

  return (
    <div className={classes.page}>
      <Anchor component={Link} to={`/companies/${companyId}/orders`} size="sm">
        <ArrowLeft size={16} aria-hidden /> {t('orders.all')}
      </Anchor>
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      {isPending && <Skeleton height={320} role="status" aria-label={t('app.loading')} />}
      {data && (
        <>
          <header className={classes.head}>
            <Title order={1} size="h3">
              {data.order.number}
            </Title>
            <Tag tone={ORDER_TONES[data.order.state]} text={t(`orders.states.${data.order.state}`)} />
            <span className={classes.meta}>
              {data.order.supplier.name} · {formats.date(data.order.orderedOn)} · {formats.money(data.order.total)}
            </span>
            {may('clerk') && (
              <Group gap="xs">
                {actionsOf(data.order).map((action) => (
                  <Button
                    key={action}
                    size="xs"
                    variant={action === 'send' ? 'filled' : 'default'}
                    loading={act.isPending && act.variables === action}
                    onClick={() => act.mutate(action)}
                  >
                    {t(`orders.actions.${action}`)}
                  </Button>
                ))}
              </Group>
            )}
          </header>
          {act.error && <ProblemAlert problem={act.error} />}
          <Panel title={t('orders.lines')}>
            <OrderLines order={data.order} />
          </Panel>
          {may('clerk') && ['sent', 'partly-received', 'received'].includes(data.order.state) && (
            <Panel title={t('orders.receipt.title')}>
              <ReceiptForm key={data.version} order={data.order} version={data.version} />
            </Panel>
          )}
          {data.receipts.length > 0 && (
            <Panel title={t('orders.receipts')}>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('orders.receipt.receivedOn')}</th>
                    <th scope="col">{t('orders.receipt.deliveryNote')}</th>
                    <th scope="col">{t('orders.receipt.what')}</th>
                    <th scope="col">{t('orders.receipt.by')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.receipts.map((receipt) => (
                    <tr key={receipt.receiptId}>
                      <th scope="row">{formats.date(receipt.receivedOn)}</th>
                      <td>{receipt.deliveryNote}</td>
                      <td>
                        {receipt.lines
                          .map(({ line, quantity }) =>
                            t('orders.receipt.quantityOf', { quantity: formats.decimal(quantity), line }),
                          )
                          .join(' · ')}
                      </td>
                      <td>{receipt.by.name}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Panel>
          )}
        </>
      )}
    </div>
  );
}
