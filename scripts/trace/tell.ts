import { styleText } from 'node:util';
import type { Moment } from './story.ts';

/** A moment in one line: when, where, what, how it ended, by whom or in how long; errors stand out. */
export function tell(moment: Moment): string {
  const { at, area } = moment;
  const begin = `${at.slice(0, 23).replace('T', ' ')}  ${area.padEnd(11)}`;
  if ('command' in moment) {
    const { task, subject, answer, actor, version, events } = moment.command;
    const outcome = (answer as { outcome?: string } | undefined)?.outcome ?? 'done';
    const published = events.length > 0 ? `  → ${events.map(({ type }) => type).join(', ')}` : '';
    const what = `${nameOf(task).padEnd(26)}${outcome}`;
    return `${begin}${styleText('bold', what)}  ${subject.kind} ${subject.id} v${version}  by ${actor.name}${published}`;
  }
  const { log } = moment;
  const failed = log.level === 'ERROR';
  const what = `${nameOf(log.task ?? log.message).padEnd(26)}${log.outcome ?? ''}  ${log.milliseconds ?? '?'} ms`;
  const why = log.error ? `  ${log.error.name}: ${log.error.message}` : '';
  return styleText(failed ? 'red' : 'dim', `${begin}${what}${why}`);
}

const nameOf = (task: string): string => task.slice(task.indexOf('.') + 1);
