import type { Plugin } from 'esbuild';
import { DEFECTS, type Defect, defect } from '../faults/defects.ts';
import { planted } from '../planted.ts';

const CHECK = /ledger\/domain\/check-entry\.ts$/;
const SERIES = /ledger\/domain\/series\.ts$/;
const BOOKS = /ledger\/domain\/books\.ts$/;
const BALANCES = /ledger\/domain\/balances\.ts$/;
const VALIDATE = /validate-entries\/validate-entries\.ts$/;
const CARRY_OUT = /shared\/runtime\/carry-out\.ts$/;

const CLOCK = ['before && before.at > at ? before.at : at', 'at'] as const;

/** What a sequence of commands must notice. */
export const IN_SEQUENCE: readonly Plugin[] = [
  planted('unbalanced-entries', CHECK, [['debit !== credit || debit === 0n', 'debit === 0n']]),
  planted('number-twice-in-a-batch', SERIES, [
    ['    head = { number: link.number, hash: link.hash };\n    return {', '    return {'],
  ]),
  planted('clock-set-back', SERIES, [CLOCK]),
  planted('last-day-of-a-closed-month', BOOKS, [['date <= closedThrough', 'date < closedThrough']]),
  planted('changed-since-it-was-read', VALIDATE, [['stored.version !== version', 'stored.version < 0']]),
  planted('last-day-not-in-the-balance', BALANCES, [['day <= date; )', 'day < date; )']]),
  planted('event-counted-twice', CARRY_OUT, [
    ['const isNew = sequence >', 'const isNew = true || sequence >'],
    ['if (isNew) seen', 'if (isNew && sequence > (seen.get(partition) ?? 0)) seen'],
  ]),
];

/** What many at once must notice. */
export const AT_ONCE: readonly Defect[] = [
  ...DEFECTS.filter(({ name }) => ['no-key', 'number-outside-the-transaction'].includes(name)),
  defect('clock-as-it-comes', SERIES, [CLOCK]),
  defect('draft-stays', VALIDATE, [['        pointer,\n      ];', '      ];']]),
  defect('numbers-written-over', CARRY_OUT, [
    ["condition: 'version = :read'", "condition: 'version = :read OR version <> :read'"],
    [
      "item, condition: 'attribute_not_exists(pk)' };",
      "item, condition: 'attribute_exists(pk) OR attribute_not_exists(pk)' };",
    ],
  ]),
];
