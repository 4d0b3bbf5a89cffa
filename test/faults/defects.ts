import type { Plugin } from 'esbuild';
import { planted } from '../planted.ts';

/** A mistake planted in our own code at build time: the trial must notice each of them, else it proves nothing. */
export interface Defect {
  readonly name: string;
  readonly plugin: Plugin;
  /** Invocations near which a crash must show it; left out, all of them. */
  readonly near: RegExp;
}

export function defect(
  name: string,
  file: RegExp,
  changes: readonly (readonly [from: string, to: string])[],
  near = /./,
): Defect {
  return { name, near, plugin: planted(name, file, changes) };
}

const CARRY_OUT = /shared\/runtime\/carry-out\.ts$/;

export const DEFECTS: readonly Defect[] = [
  defect('no-key', CARRY_OUT, [
    ['if (!positions && recorded) return', 'if (Math.random() > 1) return'],
    [
      "condition: 'attribute_not_exists(pk)',\n      });",
      "condition: 'attribute_exists(pk) OR attribute_not_exists(pk)',\n      });",
    ],
  ]),
  defect('no-condition', CARRY_OUT, [
    ["condition: 'version = :read'", "condition: 'version = :read OR version <> :read'"],
  ]),
  defect(
    'publish-before-commit',
    CARRY_OUT,
    [
      [
        'const result = await database.transact(puts);',
        `if (events.length > 0) {
           const { EventBridgeClient, PutEventsCommand } = await import('@aws-sdk/client-eventbridge');
           const Entries = events.map((event) => ({
             EventBusName: process.env.EVENT_BUS, Source: 'x', DetailType: event.type, Detail: JSON.stringify(event),
           }));
           await new EventBridgeClient({}).send(new PutEventsCommand({ Entries }));
         }
         const result = await database.transact(puts);`,
      ],
    ],
    /decide|close/,
  ),
  defect('number-outside-the-transaction', CARRY_OUT, [
    [
      'const result = await database.transact(puts);',
      `let result = { applied: true };
       for (const put of puts) { result = await database.transact([put]); if (!result.applied) break; }`,
    ],
  ]),
  defect('listener-without-sequence', CARRY_OUT, [
    ['const isNew = sequence >', 'const isNew = true || sequence >'],
    [
      "condition: 'attribute_not_exists(pk) OR #sequence < :new'",
      "condition: 'attribute_not_exists(pk) OR #sequence < :new OR #sequence >= :new'",
    ],
  ]),
];
