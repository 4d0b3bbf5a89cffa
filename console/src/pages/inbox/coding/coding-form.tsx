import { Button, Group, Kbd, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, etagOf, type HumanTask, type SupplierInvoice } from '../../../api/api.ts';
import type { InvoiceCoding } from '../../../api/coding.ts';
import { useCompany } from '../../../api/company.ts';
import { taskKeys } from '../../../api/human-tasks.ts';
import { useIdempotencyKey } from '../../../api/idempotency-key.ts';
import { intakeKeys } from '../../../api/intakes.ts';
import { announce } from '../../../components/announcer.tsx';
import { focusCell, placeOfFocus } from '../../../components/focus-cell.ts';
import { OrderMatchView } from '../../../components/order-match.tsx';
import { Panel } from '../../../components/panel.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { useShortcuts } from '../../../components/shortcuts.ts';
import { useFormats } from '../../../texts/format.ts';
import classes from './coding-grid.module.css';
import { CodingGrid } from './coding-grid.tsx';
import { bodyRows, type GridRow, split, startOf, withProposals } from './grid-row.ts';

const ShortcutHelp = lazy(() => import('../../../components/shortcut-help.tsx'));

/** Coding from the keyboard: an account and Enter for each line, one key for what is proposed, one to finish. */
export function CodingForm({
  task,
  coding,
  invoice,
  leave,
}: {
  task: HumanTask;
  coding: InvoiceCoding;
  invoice: SupplierInvoice;
  leave: () => void;
}) {
  const { t } = useTranslation();
  const { company, may } = useCompany();
  const { companyId } = company;
  const formats = useFormats(company.timeZone);
  const cache = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  const form = useRef<HTMLFormElement>(null);
  const [rows, setRows] = useState<readonly GridRow[]>(() => startOf(coding));
  const [orderId, setOrderId] = useState(coding.order?.orderId ?? '');
  const [help, setHelp] = useState(false);
  const missing = rows.filter(({ account }) => account === '').length;
  const mayCode = may('coder') && !task.decision;

  const finish = useMutation({
    mutationFn: async () => {
      const held = invoice.order?.orderId;
      const body = {
        supplier: coding.supplier,
        rows: bodyRows(rows),
        ...(orderId && { orderId }),
        ...(held && held !== orderId && { releasedOrderId: held }),
      };
      const path = { companyId, intakeId: task.record.id };
      await api.put('/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/coding', {
        params: { path, header: { 'If-Match': etagOf(coding.version), 'Idempotency-Key': idempotencyKey(body) } },
        body,
      });
      await api.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
        params: { path: { companyId, taskId: task.taskId }, header: { 'If-Match': etagOf(task.version) } },
        body: { outcome: 'coded', comment: '' },
      });
    },
    onSuccess: async () => {
      announce(t('coding.done', { number: invoice.number }), { seen: true });
      void cache.invalidateQueries({ queryKey: taskKeys(companyId) });
      void cache.invalidateQueries({ queryKey: intakeKeys(companyId) });
      leave();
    },
  });

  function tryToFinish() {
    const place = rows.findIndex(({ account }) => account === '');
    if (place < 0) {
      finish.mutate();
      return;
    }
    announce(t('coding.missing', { count: missing }), { seen: true });
    focusCell(form.current, place, 'account');
  }

  function accept(only?: string) {
    const accepted = withProposals(rows, coding, only);
    setRows(accepted);
    const left = accepted.filter(({ account }) => account === '').length;
    announce(t('coding.accepted', { count: accepted.length - left, left }), { seen: true });
  }

  const openHelp = () => setHelp(true);
  const acceptAll = () => accept();
  function acceptLine() {
    const row = rows[placeOfFocus(form.current) ?? 0];
    if (row) accept(row.item);
  }
  function splitLine() {
    const place = placeOfFocus(form.current) ?? 0;
    setRows(split(rows, place));
    requestAnimationFrame(() => focusCell(form.current, place, 'amount'));
  }
  const keys: Readonly<Record<string, () => void>> = { F1: openHelp, F2: acceptLine, F4: acceptAll, F8: splitLine };
  const latest = useRef({ keys, tryToFinish });
  useEffect(() => {
    latest.current = { keys, tryToFinish };
  });
  useEffect(() => {
    if (!mayCode) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest('dialog')) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        // What is being typed is taken first, as when the focus leaves it.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        setTimeout(() => latest.current.tryToFinish());
        return;
      }
      const action = latest.current.keys[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [mayCode]);
  useShortcuts({
    e: mayCode
      ? () =>
          focusCell(
            form.current,
            Math.max(
              0,
              rows.findIndex(({ account }) => !account),
            ),
            'account',
          )
      : undefined,
  });

  return (
    <Panel
      title={t('coding.title')}
      aside={
        mayCode && (
          <Button size="xs" variant="default" onClick={acceptAll} aria-keyshortcuts="F4">
            {t('coding.acceptAll')} <Kbd className={classes.key}>F4</Kbd>
          </Button>
        )
      }
    >
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          tryToFinish();
        }}
        noValidate
      >
        {coding.openOrders.length > 0 && (
          <NativeSelect
            size="xs"
            className={classes.order}
            label={t('coding.order')}
            disabled={!mayCode}
            value={orderId}
            onChange={({ currentTarget }) => setOrderId(currentTarget.value)}
            data={[
              { value: '', label: t('coding.noOrder') },
              ...coding.openOrders.map(({ orderId: value, number, orderedOn, total }) => ({
                value,
                label: `${number} · ${formats.date(orderedOn)} · ${formats.money(total)}`,
              })),
            ]}
          />
        )}
        {coding.order && coding.order.orderId === orderId && <OrderMatchView match={coding.order} />}
        <CodingGrid
          coding={coding}
          rows={rows}
          onRows={setRows}
          disabled={!mayCode}
          onLast={() => focusCell(form.current, 0, 'finish')}
        />
        {finish.error && <ProblemAlert problem={finish.error} />}
        {mayCode && (
          <Group justify="flex-end" mt="sm">
            <span className={classes.count}>{t('coding.missing', { count: missing })}</span>
            <Button type="submit" loading={finish.isPending} data-cell="0:finish" aria-keyshortcuts="Control+Enter">
              {t('coding.finish')} <Kbd className={classes.key}>Ctrl ↵</Kbd>
            </Button>
          </Group>
        )}
      </form>
      {help && (
        <Suspense>
          <ShortcutHelp onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </Panel>
  );
}
