import { Anchor, Button, Group, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { localDate } from '../../../../shared/kernel/local-date.ts';
import { api } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { orderKeys } from '../../api/orders.ts';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { asDecimal } from './decimal-input.ts';
import classes from './orders.module.css';

const EMPTY = { item: '', description: '', quantity: '', unitPrice: '', vatRate: '20' };

interface Fields {
  number: string;
  name: string;
  vatNumber: string;
  siren: string;
  orderedOn: string;
  lines: (typeof EMPTY)[];
}

/** What the API takes: empty fields are left out, lines are numbered in their order. */
function bodyOf({ number, name, vatNumber, siren, orderedOn, lines }: Fields) {
  return {
    number,
    supplier: { name, ...(vatNumber && { vatNumber }), ...(siren && { siren }) },
    orderedOn,
    lines: lines.map(({ item, description, quantity, unitPrice, vatRate }, place) => ({
      line: String(place + 1),
      ...(item && { item }),
      description,
      quantity: asDecimal(quantity),
      unitPrice: asDecimal(unitPrice),
      ...(vatRate && { vatRate: asDecimal(vatRate) }),
    })),
  };
}

export default function NewOrderPage() {
  const { t } = useTranslation();
  const { company } = useCompany();
  const { companyId } = company;
  const navigate = useNavigate();
  const cache = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  const { register, handleSubmit, control } = useForm<Fields>({
    defaultValues: {
      number: '',
      name: '',
      vatNumber: '',
      siren: '',
      orderedOn: localDate(new Date(), company.timeZone),
      lines: [EMPTY],
    },
  });
  const lines = useFieldArray({ control, name: 'lines' });
  useEffect(() => {
    document.title = `${t('orders.new.action')} · ${t('app.name')}`;
  }, [t]);
  const place = useMutation({
    mutationFn: async (body: ReturnType<typeof bodyOf>) => {
      const params = { path: { companyId }, header: { 'Idempotency-Key': idempotencyKey(body) } };
      return (await api.post('/api/purchasing/v1/companies/{companyId}/orders', { params, body })).data;
    },
    onSuccess: async ({ orderId }) => {
      await cache.invalidateQueries({ queryKey: orderKeys(companyId) });
      await navigate(`/companies/${companyId}/orders/${orderId}`);
    },
  });
  const field = (name: 'number' | 'name' | 'vatNumber' | 'siren') => (
    <TextInput
      label={t(`orders.new.${name}`)}
      required={name === 'number' || name === 'name'}
      {...register(name, { setValueAs: (value: string) => value.trim() })}
    />
  );
  return (
    <div className={classes.page}>
      <Anchor component={Link} to={`/companies/${companyId}/orders`} size="sm">
        <ArrowLeft size={16} aria-hidden /> {t('orders.all')}
      </Anchor>
      <Title order={1} size="h3">
        {t('orders.new.action')}
      </Title>
      <form onSubmit={handleSubmit((fields) => place.mutate(bodyOf(fields)))} noValidate>
        <Panel title={t('orders.new.head')}>
          <div className={classes.fields}>
            {field('number')}
            <TextInput type="date" label={t('orders.columns.orderedOn')} required {...register('orderedOn')} />
            {field('name')}
            {field('vatNumber')}
            {field('siren')}
          </div>
        </Panel>
        <Panel title={t('orders.lines')}>
          {lines.fields.map(({ id }, index) => (
            <fieldset key={id} className={classes.line}>
              <legend>{t('orders.line', { line: index + 1 })}</legend>
              <div className={classes.fields}>
                {(['item', 'description', 'quantity', 'unitPrice', 'vatRate'] as const).map((name) => (
                  <TextInput
                    key={name}
                    label={t(`orders.new.${name}`)}
                    required={name === 'description' || name === 'quantity' || name === 'unitPrice'}
                    {...(['quantity', 'unitPrice', 'vatRate'].includes(name) && { inputMode: 'decimal' as const })}
                    {...register(`lines.${index}.${name}`)}
                  />
                ))}
              </div>
            </fieldset>
          ))}
          <Group justify="space-between" mt="sm">
            <Button variant="default" onClick={() => lines.append(EMPTY)}>
              {t('orders.new.addLine')}
            </Button>
            <Button type="submit" loading={place.isPending}>
              {t('orders.new.save')}
            </Button>
          </Group>
        </Panel>
        {place.error && <ProblemAlert problem={place.error} />}
      </form>
    </div>
  );
}
