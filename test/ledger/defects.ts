import type { Plugin } from 'esbuild';
import { planted } from '../planted.ts';

const CHECK = /ledger\/domain\/check-entry\.ts$/;
const SERIES = /ledger\/domain\/series\.ts$/;
const BOOKS = /ledger\/domain\/books\.ts$/;
const BALANCES = /ledger\/domain\/balances\.ts$/;
const VALIDATE = /validate-entries\/validate-entries\.ts$/;
const CARRY_OUT = /shared\/runtime\/carry-out\.ts$/;

/** What a sequence of commands must notice. */
export const DEFECTS: readonly Plugin[] = [
  planted('unbalanced-entries', CHECK, [['debit !== credit || debit === 0n', 'debit === 0n']]),
  planted('number-twice-in-a-batch', SERIES, [
    ['    head = { number: link.number, hash: link.hash };\n    return {', '    return {'],
  ]),
  planted('clock-set-back', SERIES, [['before && before.at > at ? before.at : at', 'at']]),
  planted('last-day-of-a-closed-month', BOOKS, [['date <= closedThrough', 'date < closedThrough']]),
  planted('changed-since-it-was-read', VALIDATE, [['stored.version !== version', 'stored.version < 0']]),
  planted('last-day-not-in-the-balance', BALANCES, [['day <= date; )', 'day < date; )']]),
  planted('event-counted-twice', CARRY_OUT, [
    ['const isNew = sequence >', 'const isNew = true || sequence >'],
    ['if (isNew) seen', 'if (isNew && sequence > (seen.get(partition) ?? 0)) seen'],
  ]),
];
