import { CloseButton } from '@mantine/core';
import { type KeyboardEvent, useMemo } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Auxiliary } from '../../api/ledger.ts';
import cells from '../../components/cell.module.css';
import { ComboInput } from '../../components/combo-input.tsx';
import { focusCell } from '../../components/focus-cell.ts';
import { balancedBy, type EntryRow, mayNameParty, namesParty, type Side } from './entry-rows.ts';
import classes from './ledger.module.css';

/** The lines of an entry as they are keyed. Enter goes to the next cell that is due, `=` in an amount balances. */
export function EntryGrid({
  rows,
  onRows,
  onLast,
  accounts,
  parties,
}: {
  rows: readonly EntryRow[];
  onRows: (rows: readonly EntryRow[]) => void;
  /** Enter after the last amount. */
  onLast: () => void;
  accounts: readonly { number: string; label: string }[];
  parties: readonly Auxiliary[];
}) {
  const { t } = useTranslation('ledger');
  const charted = useMemo(
    () => accounts.map(({ number, label }) => ({ value: number, text: number, label })),
    [accounts],
  );
  const named = useMemo(() => parties.map(({ party, name }) => ({ value: party, text: name })), [parties]);
  const change = (place: number, given: Partial<EntryRow>) =>
    onRows(rows.map((row, other) => (other === place ? { ...row, ...given } : row)));

  /** Where Enter leads; an amount on the debit side leaves no credit to key. */
  function onEnter(table: HTMLElement, cell: HTMLElement, place: number, column: string): void {
    if (column === 'account') {
      // Which account was taken, and so whether it needs a party, is known once the cell has been left.
      flushSync(() => cell.blur());
      if (!focusCell(table, place, 'party')) focusCell(table, place, 'debit');
    } else if (column === 'party') focusCell(table, place, 'debit');
    else if (column === 'debit' && !rows[place]?.debit) focusCell(table, place, 'credit');
    else if (!focusCell(table, place + 1, 'account')) onLast();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const [line, column] = (event.target.dataset.cell ?? '').split(':');
    if (!column) return;
    const place = Number(line);
    const amount = column === 'debit' || column === 'credit';
    if (event.key === 'Enter') onEnter(event.currentTarget, event.target, place, column);
    else if (event.key === '=' && amount) onRows(balancedBy(rows, place));
    else if (event.key === 'ArrowDown') focusCell(event.currentTarget, place + 1, column);
    else if (event.key === 'ArrowUp') focusCell(event.currentTarget, Math.max(0, place - 1), column);
    else return;
    event.preventDefault();
  }

  return (
    // Keys come from the inputs inside.
    <table className={classes.grid} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col">{t('columns.account')}</th>
          <th scope="col">{t('columns.party')}</th>
          <th scope="col">{t('columns.debit')}</th>
          <th scope="col">{t('columns.credit')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => {
          const name = (column: 'account' | 'party' | Side) =>
            t('keyed.line', { line: place + 1, column: t(`columns.${column}`) });
          return (
            <tr key={row.key}>
              <td>
                <ComboInput
                  options={charted}
                  value={row.account}
                  label={name('account')}
                  of={t('keyed.accounts')}
                  placeholder={t('keyed.account')}
                  cell={`${place}:account`}
                  onPick={(account) => change(place, { account, ...(!mayNameParty(account) && { party: '' }) })}
                />
              </td>
              <td>
                {mayNameParty(row.account) && (
                  <ComboInput
                    options={named}
                    value={row.party}
                    label={name('party')}
                    of={t('keyed.parties')}
                    placeholder={t('keyed.party')}
                    cell={namesParty(row.account) ? `${place}:party` : `${place}:other`}
                    onPick={(party) => change(place, { party })}
                  />
                )}
              </td>
              {(['debit', 'credit'] as const).map((side) => (
                <td key={side} className={classes.amount}>
                  <input
                    className={cells.input}
                    inputMode="decimal"
                    autoComplete="off"
                    aria-label={name(side)}
                    data-cell={`${place}:${side}`}
                    value={row[side]}
                    placeholder={t(`columns.${side}`)}
                    onFocus={({ currentTarget }) => currentTarget.select()}
                    onChange={({ currentTarget: { value } }) =>
                      // An amount on one side is none on the other.
                      change(place, { debit: '', credit: '', [side]: value })
                    }
                  />
                </td>
              ))}
              <td>
                <CloseButton
                  size="sm"
                  aria-label={t('keyed.removeLine', { line: place + 1 })}
                  disabled={rows.length <= 2}
                  onClick={() => onRows(rows.toSpliced(place, 1))}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
