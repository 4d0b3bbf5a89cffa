import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useFieldArray, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { addMoney, moneyText, parseMoney } from '../../../../../shared/kernel/money.ts';
import { api, etagOf, type HumanTask } from '../../../api/api.ts';
import { useCompany } from '../../../api/company.ts';
import { taskKeys, taskQuery } from '../../../api/human-tasks.ts';
import { intakeKeys } from '../../../api/intakes.ts';
import { announce } from '../../../components/announcer.tsx';
import { Panel } from '../../../components/panel.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import classes from './keying-form.module.css';
import { SellerMemory } from './seller-memory.tsx';

const RATES = ['20', '10', '5.5', '2.1', '0'];
const EMPTY_LINE = { name: '', netAmount: '', vatRate: '20' };

interface Typed {
  number: string;
  typeCode: '380' | '381';
  issueDate: string;
  dueDate: string;
  seller: { name: string; vatNumber: string };
  iban: string;
  lines: { name: string; netAmount: string; vatRate: string }[];
  totalWithoutVat: string;
  totalVat: string;
  totalWithVat: string;
}

/** Commas are what French keyboards and invoices have; blanks stand between thousands. */
const plain = (amount: string) => amount.replaceAll(/[\s\u202f]/g, '').replace(',', '.');
const euro = (amount: string) => parseMoney(plain(amount), 'EUR') ?? { currency: 'EUR', minor: 0n };
const sum = (amounts: readonly string[]) =>
  moneyText(amounts.map(euro).reduce(addMoney, { currency: 'EUR', minor: 0n })).amount;
/** To show only: what counts is computed by the product. */
const vatOf = (lines: Typed['lines']) =>
  moneyText({
    currency: 'EUR',
    minor:
      lines.reduce(
        (total, line) => total + euro(line.netAmount).minor * BigInt(Math.round(Number(line.vatRate) * 10)),
        0n,
      ) / 1000n,
  }).amount;

/** Typed from what is seen beside it, from the keyboard alone: Tab goes on, Enter keeps everything and ends the task. */
export default function KeyingForm({ task, version }: { task: HumanTask; version: number }) {
  const { t } = useTranslation();
  const { companyId } = useCompany().company;
  const cache = useQueryClient();
  // A second try after the first half succeeded names the version that half has made.
  const current = useRef(version);
  const [problem, setProblem] = useState<Error>();
  const names = useId();
  const { register, control, handleSubmit, formState, setValue, getValues } = useForm<Typed>({
    defaultValues: { typeCode: '380', lines: [EMPTY_LINE] },
  });
  const { fields, append, remove } = useFieldArray({ control, name: 'lines' });
  const typed = useWatch({ control });
  const lines = (typed.lines ?? []).map((line) => ({ ...EMPTY_LINE, ...line }));
  const net = sum(lines.map(({ netAmount }) => netAmount));
  const vat = vatOf(lines);
  const differs = (printed: string | undefined, computed: string) =>
    printed && sum([printed]) !== computed ? t('keying.computed', { amount: computed }) : undefined;

  const keep = useMutation({
    mutationFn: async ({ lines, seller, iban, dueDate, ...rest }: Typed) => {
      const intakeId = task.record.id;
      const { etag } = await api.put('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/keyed-invoice', {
        params: { path: { companyId, intakeId }, header: { 'If-Match': etagOf(current.current) } },
        body: {
          ...rest,
          ...(dueDate && { dueDate }),
          ...(iban && { iban }),
          seller: {
            name: seller.name,
            ...(seller.vatNumber && {
              vatNumber: seller.vatNumber,
              country: seller.vatNumber.slice(0, 2).toUpperCase(),
            }),
          },
          lines: lines.map(({ name, netAmount, vatRate }) => ({
            name,
            netAmount: plain(netAmount),
            vatRate,
            vatCategory: Number(vatRate) > 0 ? ('S' as const) : ('E' as const),
          })),
          totalWithoutVat: plain(rest.totalWithoutVat),
          totalVat: plain(rest.totalVat),
          totalWithVat: plain(rest.totalWithVat),
        },
      });
      current.current = Number(etag?.replaceAll('"', '') ?? current.current);
      await api.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
        params: { path: { companyId, taskId: task.taskId }, header: { 'If-Match': etagOf(task.version) } },
        body: { outcome: 'keyed', comment: '' },
      });
    },
    onMutate: () => setProblem(undefined),
    onError: setProblem,
    onSuccess: async (_done, { number }) => {
      announce(t('keying.kept', { number }), { seen: true });
      await cache.fetchQuery({ ...taskQuery(companyId, task.taskId), staleTime: 0 });
      await cache.invalidateQueries({ queryKey: [...taskKeys(companyId), 'list'] });
      await cache.invalidateQueries({ queryKey: intakeKeys(companyId) });
    },
  });

  const required = { required: t('keying.required') };
  const amount = {
    ...required,
    validate: (text: string) => parseMoney(plain(text), 'EUR') !== undefined || t('keying.amount'),
  };
  const { errors } = formState;
  return (
    <Panel title={t('keying.title')}>
      <form onSubmit={handleSubmit((values) => keep.mutate(values))} noValidate className={classes.form}>
        <div className={classes.row}>
          <TextInput
            label={t('keying.number')}
            {...register('number', required)}
            error={errors.number?.message}
            data-autofocus
          />
          <NativeSelect
            label={t('keying.type')}
            data={[
              { value: '380', label: t('invoice.types.380') },
              { value: '381', label: t('invoice.types.381') },
            ]}
            {...register('typeCode')}
          />
        </div>
        <div className={classes.row}>
          <TextInput
            type="date"
            label={t('invoice.issued')}
            {...register('issueDate', required)}
            error={errors.issueDate?.message}
          />
          <TextInput type="date" label={t('invoice.due')} {...register('dueDate')} />
        </div>
        <div className={classes.row}>
          <TextInput
            label={t('invoice.seller')}
            list={names}
            {...register('seller.name', required)}
            error={errors.seller?.name?.message}
          />
          <TextInput label={t('invoice.vatNumber')} {...register('seller.vatNumber')} />
        </div>
        <SellerMemory
          options={names}
          name={typed.seller?.name ?? ''}
          issueDate={typed.issueDate ?? ''}
          onVatNumber={(vatNumber) => {
            if (!getValues('seller.vatNumber')) setValue('seller.vatNumber', vatNumber);
          }}
          onDueDate={(dueDate) => setValue('dueDate', dueDate)}
        />
        <TextInput label="IBAN" {...register('iban')} />
        <fieldset className={classes.lines}>
          <legend>{t('keying.lines')}</legend>
          {fields.map((field, index) => (
            <div key={field.id} className={classes.line}>
              <TextInput
                aria-label={t('keying.lineName', { line: index + 1 })}
                placeholder={t('lines.name')}
                {...register(`lines.${index}.name`, required)}
                error={errors.lines?.[index]?.name?.message}
              />
              <TextInput
                aria-label={t('keying.lineNet', { line: index + 1 })}
                placeholder={t('lines.net')}
                inputMode="decimal"
                {...register(`lines.${index}.netAmount`, amount)}
                error={errors.lines?.[index]?.netAmount?.message}
              />
              <NativeSelect
                aria-label={t('keying.lineRate', { line: index + 1 })}
                data={RATES.map((rate) => ({ value: rate, label: `${rate} %` }))}
                {...register(`lines.${index}.vatRate`)}
              />
              <Button
                variant="subtle"
                size="compact-sm"
                disabled={fields.length === 1}
                onClick={() => remove(index)}
                aria-label={t('keying.removeLine', { line: index + 1 })}
              >
                ×
              </Button>
            </div>
          ))}
          <Button variant="default" size="compact-sm" onClick={() => append(EMPTY_LINE)}>
            {t('keying.addLine')}
          </Button>
        </fieldset>
        <div className={classes.row}>
          <TextInput
            label={t('invoice.withoutVat')}
            inputMode="decimal"
            {...register('totalWithoutVat', amount)}
            description={differs(typed.totalWithoutVat, net)}
            error={errors.totalWithoutVat?.message}
          />
          <TextInput
            label={t('invoice.vat')}
            inputMode="decimal"
            {...register('totalVat', amount)}
            description={differs(typed.totalVat, vat)}
            error={errors.totalVat?.message}
          />
          <TextInput
            label={t('invoice.withVat')}
            inputMode="decimal"
            {...register('totalWithVat', amount)}
            description={differs(typed.totalWithVat, sum([typed.totalWithoutVat ?? '', typed.totalVat ?? '']))}
            error={errors.totalWithVat?.message}
          />
        </div>
        {problem && <ProblemAlert problem={problem} />}
        <Button type="submit" loading={keep.isPending}>
          {t('keying.keep')}
        </Button>
      </form>
    </Panel>
  );
}
