import { create, put, type Stored } from '../../../../shared/aws/entity.ts';
import { decided, defineBatchListener } from '../../../../shared/runtime/use-case.ts';
import { LedgerLineRecord, MovementsRecord } from '../../data/books.ts';
import { type Movements, withLines } from '../../domain/balances.ts';
import { ledgerLines } from '../../domain/ledger-line.ts';
import { keepBalances } from './task.ts';

const periodsOf = (date: string): [day: string, month: string] => [date, date.slice(0, 7)];

/** If it runs twice: what a position has seen is not among the events. */
export const useCase = defineBatchListener(keepBalances, {
  reads: (events, { scope }) => ({
    subject: MovementsRecord.key(scope, events[0]?.data.date ?? ''),
    ...Object.fromEntries(
      events.flatMap(({ data }) => periodsOf(data.date)).map((period) => [period, MovementsRecord.key(scope, period)]),
    ),
  }),
  decide(events, state, { scope }) {
    const before = state as Readonly<Record<string, Stored<Movements> | undefined>>;
    const movements = new Map<string, Movements>();
    for (const { data } of events)
      for (const period of periodsOf(data.date))
        movements.set(period, withLines(movements.get(period) ?? before[period]?.data, period, data.lines));
    const lines = events.flatMap(({ data }) => ledgerLines(data));
    return decided(undefined, {
      writes: [
        ...[...movements].map(([period, moved]) => put(MovementsRecord, scope, before[period], moved)),
        ...lines.map((line) => create(LedgerLineRecord, scope, line)),
      ] as never,
    });
  },
});
