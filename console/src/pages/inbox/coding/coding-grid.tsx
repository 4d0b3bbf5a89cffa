import { NativeSelect } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceCoding } from '../../../api/coding.ts';
import cells from '../../../components/cell.module.css';
import { focusCell } from '../../../components/focus-cell.ts';
import { useFormats } from '../../../texts/format.ts';
import { currentLanguage } from '../../../texts/texts.ts';
import { AccountInput } from './account-input.tsx';
import classes from './coding-grid.module.css';
import type { GridRow } from './grid-row.ts';

/** A line for every item of the invoice, or for each part of it. Enter goes to the next line, arrows walk the column. */
export function CodingGrid({
  coding,
  rows,
  onRows,
  onLast,
  disabled,
}: {
  coding: InvoiceCoding;
  rows: readonly GridRow[];
  onRows: (rows: readonly GridRow[]) => void;
  /** Enter on the last line. */
  onLast: () => void;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const language = currentLanguage();
  const change = (place: number, given: Partial<GridRow>) =>
    onRows(rows.map((row, other) => (other === place ? { ...row, ...given } : row)));

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const [place, column] = (event.target.dataset.cell ?? '').split(':');
    if (!column) return;
    // In a list of choices and in a date the arrows have a meaning of their own.
    const free = event.target.tagName === 'INPUT' && event.target.getAttribute('type') !== 'date';
    const by =
      event.key === 'Enter' || (free && event.key === 'ArrowDown') ? 1 : free && event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') event.target.blur();
    if (by === 0) return;
    event.preventDefault();
    const next = Number(place) + by;
    if (next >= rows.length) onLast();
    else focusCell(event.currentTarget, Math.max(0, next), event.key === 'Enter' ? 'account' : column);
  }

  return (
    // Keys come from the inputs inside.
    <table className={classes.grid} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col">{t('coding.columns.item')}</th>
          <th scope="col" className={classes.number}>
            {t('coding.columns.net')}
          </th>
          <th scope="col">{t('coding.columns.account')}</th>
          {coding.costCentres.length > 0 && <th scope="col">{t('coding.columns.costCentre')}</th>}
          <th scope="col">{t('coding.columns.deduction')}</th>
          <th scope="col">{t('coding.columns.period')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => {
          const item = coding.items.find((candidate) => candidate.item === row.item);
          const proposal = coding.proposals.find((candidate) => candidate.item === row.item);
          const parts = rows.filter((other) => other.item === row.item).length;
          const name = item?.name || t(`coding.kinds.${item?.kind ?? 'rest'}`);
          const label = (column: 'account' | 'amount' | 'costCentre' | 'deduction' | 'from' | 'to') =>
            t(`coding.labels.${column}`, { line: place + 1, name });
          return (
            <tr key={row.key}>
              <th scope="row">
                {name}
                <small>
                  {item?.quantity && `${formats.decimal(item.quantity)} · `}
                  {item?.vatCategory && t('coding.vat', { rate: formats.decimal(item.vatRate) })}
                </small>
                {proposal && (
                  <small className={classes.why}>
                    {proposal.rows.map(({ account }) => account).join(', ')} : {proposal.why[language]}
                  </small>
                )}
              </th>
              <td className={classes.number}>
                {parts > 1 ? (
                  <input
                    className={cells.input}
                    inputMode="decimal"
                    aria-label={label('amount')}
                    data-cell={`${place}:amount`}
                    value={row.amount}
                    disabled={disabled}
                    onChange={({ currentTarget }) => change(place, { amount: currentTarget.value })}
                  />
                ) : (
                  item && formats.money(item.net)
                )}
              </td>
              <td>
                <AccountInput
                  accounts={coding.accounts}
                  value={row.account}
                  label={label('account')}
                  cell={`${place}:account`}
                  disabled={disabled}
                  onPick={(account, deduction) => change(place, { account, ...(deduction && { deduction }) })}
                />
              </td>
              {coding.costCentres.length > 0 && (
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={label('costCentre')}
                    data-cell={`${place}:costCentre`}
                    value={row.costCentre}
                    disabled={disabled}
                    onChange={({ currentTarget }) => change(place, { costCentre: currentTarget.value })}
                    data={[
                      { value: '', label: t('coding.none') },
                      ...coding.costCentres.map(({ code, name: centre }) => ({
                        value: code,
                        label: `${code} ${centre}`,
                      })),
                    ]}
                  />
                </td>
              )}
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={label('deduction')}
                  data-cell={`${place}:deduction`}
                  value={row.deduction}
                  disabled={disabled}
                  onChange={({ currentTarget }) => change(place, { deduction: currentTarget.value })}
                  data={coding.deductions.map(({ code, rate, label: words }) => ({
                    value: code,
                    label: `${rate} % ${words[language]}`,
                  }))}
                />
              </td>
              <td className={classes.period}>
                {(['from', 'to'] as const).map((end) => (
                  <input
                    key={end}
                    type="date"
                    className={cells.input}
                    aria-label={label(end)}
                    data-cell={`${place}:${end}`}
                    value={row[end]}
                    disabled={disabled}
                    onChange={({ currentTarget }) => change(place, { [end]: currentTarget.value })}
                  />
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
