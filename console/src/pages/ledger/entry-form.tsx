import { Button, Group, Kbd, NativeSelect, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, etagOf } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { accountsQuery, auxiliariesQuery, type Entry, entryKeys } from '../../api/ledger.ts';
import { announce } from '../../components/announcer.tsx';
import { focusCell } from '../../components/focus-cell.ts';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import { decimalOf } from './amounts.ts';
import { EntryGrid } from './entry-grid.tsx';
import { balancedBy, type EntryRow, emptyRows, gapOf, linesOf, openPlace, rowsOf, withLine } from './entry-rows.ts';
import classes from './ledger.module.css';
import { dayToShow, useBooks, yearAt } from './use-books.ts';
import { usePageTitle } from './use-page-title.ts';

/** An entry keyed without a mouse. After it is saved the next one begins, in the same journal and on the same day. */
export function EntryForm({ draft, like }: { draft?: Entry; like?: Entry }) {
  const { t } = useTranslation('ledger');
  const { companyId } = useCompany().company;
  const books = useBooks();
  const formats = useFormats();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const idempotencyKey = useIdempotencyKey();
  const form = useRef<HTMLFormElement>(null);
  const first = draft ?? like;
  const [head, setHead] = useState(() => ({
    journal: first?.journal ?? books.journals[0]?.code ?? '',
    date: draft?.date ?? dayToShow(books, new Date()),
    ref: draft?.piece.ref ?? '',
    pieceDate: draft?.piece.date ?? '',
    label: first?.label ?? '',
  }));
  const [rows, setRows] = useState<readonly EntryRow[]>(() => (first ? rowsOf(first) : emptyRows()));
  const accounts = useQuery(accountsQuery(companyId, yearAt(books, head.date)?.from ?? head.date)).data ?? [];
  const parties = useQuery(auxiliariesQuery(companyId)).data ?? [];
  const gap = gapOf(rows);
  usePageTitle(t(draft ? 'keyed.edit' : 'keyed.title'));

  /** Nobody keys twice what the lines say: the party, else the account, and the voucher. */
  const lineNames = rows.map(
    ({ account, party }) =>
      parties.find((one) => one.party === party)?.name ?? accounts.find(({ number }) => number === account)?.label,
  );
  const proposed = [rows.some(({ party }) => party) ? lineNames[rows.findIndex(({ party }) => party)] : lineNames[0]]
    .concat(head.ref)
    .filter(Boolean)
    .join(' ');

  const save = useMutation({
    mutationFn: async () => {
      const open = openPlace(rows);
      const body = {
        journal: head.journal,
        date: head.date,
        piece: { ref: head.ref.trim(), date: head.pieceDate || head.date },
        label: head.label.trim() || proposed,
        lines: linesOf(open === undefined ? rows : balancedBy(rows, open)),
      };
      const header = { 'Idempotency-Key': idempotencyKey([draft?.entryId, draft?.version, body]) };
      if (!draft)
        return (
          await api.post('/api/ledger/v1/companies/{companyId}/entries', {
            params: { path: { companyId }, header },
            body,
          })
        ).data;
      const { entryId, version = 0 } = draft;
      const params = { path: { companyId, entryId }, header: { ...header, 'If-Match': etagOf(version) } };
      return (await api.put('/api/ledger/v1/companies/{companyId}/entries/{entryId}', { params, body })).data;
    },
    onSuccess: async ({ entryId, label }) => {
      announce(t('keyed.saved', { label }), { seen: true });
      void cache.invalidateQueries({ queryKey: entryKeys(companyId) });
      if (draft || like) return navigate(`/companies/${companyId}/ledger/entries/${entryId}`);
      setHead({ ...head, ref: '', pieceDate: '', label: '' });
      setRows(emptyRows());
      form.current?.querySelector<HTMLInputElement>('[name="ref"]')?.focus();
    },
  });

  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>('[name="ref"]')?.focus();
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      // What is being typed is taken first, as when the focus leaves it.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      setTimeout(() => latest.current.isPending || latest.current.mutate());
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  const addLine = () => {
    flushSync(() => setRows(withLine(rows)));
    focusCell(form.current, rows.length, 'account');
  };
  /** Enter goes on, above as in the lines; the voucher's date and the label need not be keyed. */
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    const { target, key, ctrlKey, metaKey } = event;
    if (key !== 'Enter' || ctrlKey || metaKey || !(target instanceof HTMLInputElement) || !target.name) return;
    event.preventDefault();
    if (target.name === 'date') form.current?.querySelector<HTMLInputElement>('[name="ref"]')?.focus();
    else focusCell(form.current, 0, 'account');
  }
  const field = (name: 'date' | 'ref' | 'pieceDate' | 'label') => ({
    name,
    label: t(`keyed.${name}`),
    value: head[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setHead({ ...head, [name]: currentTarget.value }),
  });

  return (
    <>
      <Title order={1} size="h3">
        {t(draft ? 'keyed.edit' : 'keyed.title')}
      </Title>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
        onKeyDown={onKeyDown}
        noValidate
      >
        <Panel title={t('columns.piece')}>
          <div className={classes.fields}>
            <NativeSelect
              label={t('journal')}
              value={head.journal}
              onChange={({ currentTarget }) => setHead({ ...head, journal: currentTarget.value })}
              data={books.journals.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
            />
            <TextInput type="date" required {...field('date')} />
            <TextInput required {...field('ref')} />
            <TextInput type="date" {...field('pieceDate')} />
            <TextInput placeholder={proposed} {...field('label')} />
          </div>
        </Panel>
        <Panel
          title={t('keyed.lines')}
          aside={
            gap === 0n ? (
              <Tag tone="good" text={t('keyed.balanced')} />
            ) : (
              <Tag
                tone="attention"
                text={`${t('keyed.gap', {
                  amount: formats.money({ amount: decimalOf(gap < 0n ? -gap : gap), currency: 'EUR' }),
                })} ${t(`keyed.gapOn.${gap < 0n ? 'debit' : 'credit'}`)}`}
              />
            )
          }
        >
          <EntryGrid rows={rows} onRows={setRows} onLast={addLine} accounts={accounts} parties={parties} />
          <div className={classes.foot}>
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={addLine}>
                {t('keyed.addLine')}
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={gap === 0n}
                onClick={() => setRows(balancedBy(rows, openPlace(rows) ?? rows.length - 1))}
              >
                {t('keyed.balance')}
              </Button>
            </Group>
            <small className={classes.quiet}>{t('keyed.keys')}</small>
          </div>
        </Panel>
        {save.error && <ProblemAlert problem={save.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} aria-keyshortcuts="Control+Enter">
            {t('keyed.save')} <Kbd ms="xs">Ctrl ↵</Kbd>
          </Button>
        </Group>
      </form>
    </>
  );
}
