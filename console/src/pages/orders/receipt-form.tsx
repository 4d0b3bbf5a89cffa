import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { localDate } from '../../../../shared/kernel/local-date.ts';
import { api, etagOf, type PurchaseOrder } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { orderKeys } from '../../api/orders.ts';
import { useCommand } from '../../api/use-command.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { asDecimal } from './decimal-input.ts';
import classes from './orders.module.css';

/** What has come: a quantity for each line that something came of, from the delivery note. */
export function ReceiptForm({ order, version }: { order: PurchaseOrder; version: number }) {
  const { t } = useTranslation();
  const { company } = useCompany();
  const { companyId } = company;
  const { register, handleSubmit } = useForm({
    defaultValues: {
      receivedOn: localDate(new Date(), company.timeZone),
      deliveryNote: '',
      quantities: order.lines.map(() => ''),
    },
  });
  const record = useCommand(
    async (
      body: { receivedOn: string; deliveryNote?: string; lines: { line: string; quantity: string }[] },
      key: string,
    ) => {
      const header = { 'If-Match': etagOf(version), 'Idempotency-Key': key };
      const params = { path: { companyId, orderId: order.orderId }, header };
      return (await api.post('/api/purchasing/v1/companies/{companyId}/orders/{orderId}/receipts', { params, body }))
        .data;
    },
    {
      changes: [orderKeys(companyId)],
      told: ({ order: { state } }) => t('orders.receipt.recorded', { state: t(`orders.states.${state}`) }),
    },
  );
  const submit = handleSubmit(({ receivedOn, deliveryNote, quantities }) => {
    const lines = order.lines.flatMap(({ line }, place) => {
      const quantity = asDecimal(quantities[place] ?? '');
      return quantity ? [{ line, quantity }] : [];
    });
    record.mutate({ receivedOn, ...(deliveryNote && { deliveryNote }), lines });
  });
  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.fields}>
        <TextInput type="date" label={t('orders.receipt.receivedOn')} {...register('receivedOn')} />
        <TextInput label={t('orders.receipt.deliveryNote')} maxLength={80} {...register('deliveryNote')} />
        {order.lines.map(({ line, description }, place) => (
          <TextInput
            key={line}
            label={`${t('orders.line', { line })} · ${description}`}
            inputMode="decimal"
            className={classes.quantity}
            {...register(`quantities.${place}`)}
          />
        ))}
      </div>
      {record.error && <ProblemAlert problem={record.error} />}
      <Group justify="flex-end" mt="sm">
        <Button type="submit" loading={record.isPending}>
          {t('orders.receipt.record')}
        </Button>
      </Group>
    </form>
  );
}
