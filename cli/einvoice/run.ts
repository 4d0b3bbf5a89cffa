import { once } from 'node:events';
import { boundMemory } from '../../shared/standards/en16931/identify/memory.ts';
import { type Answer, answer, type Task, VERDICTS } from './document.ts';
import { filesOf, STANDARD_INPUT } from './files.ts';
import { Pool } from './pool.ts';

/** Files that are under way at a time, for each thread. */
const AHEAD = 4;

/**
 * Does a task for every file and prints the answers in the order of the files; the exit code is that of the worst. Any number
 * of files takes the memory of a few.
 */
export async function run(operands: readonly string[], task: Task, jobs: number): Promise<number> {
  const pool = jobs > 1 ? new Pool(jobs, task) : undefined;
  const underWay: Answer[] = [];
  let exitCode = 0;
  let files = 0;
  // A reader that is slower than we are must not make us keep what it has not read.
  const print = async (text: string) => process.stdout.write(text) || (await once(process.stdout, 'drain'));
  const printNext = async () => {
    const parts = underWay.shift() as Answer;
    for (;;) {
      const { value, done } = await parts.next();
      if (done) {
        exitCode = Math.max(exitCode, VERDICTS[value]);
        break;
      }
      await print(value);
    }
    await print('\n');
  };
  try {
    for await (const file of filesOf(operands)) {
      files++;
      if (files === 2) boundMemory();
      // Only this thread has standard input.
      underWay.push(pool && file !== STANDARD_INPUT ? pool.answer(file) : answer(file, task));
      if (underWay.length >= (pool ? jobs * AHEAD : 1)) await printNext();
    }
    while (underWay.length > 0) await printNext();
  } finally {
    await pool?.close();
  }
  return exitCode;
}
