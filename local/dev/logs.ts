import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { styleText } from 'node:util';

type Colour = Parameters<typeof styleText>[0];

/** An area keeps its colour in every line and on every day. */
const COLOURS: readonly Colour[] = ['cyan', 'magenta', 'green', 'blue', 'yellow', 'cyanBright', 'magentaBright'];

/** What every function logs once per invocation, see shared/runtime/lambda.ts. */
interface Entry {
  readonly level: string;
  readonly timestamp: string;
  readonly service: string;
  readonly message: string;
  readonly task?: string;
  readonly outcome?: string;
  readonly milliseconds?: number;
  readonly requests?: number;
  readonly writeUnits?: number;
  readonly readUnits?: number;
  readonly correlationId?: string;
  readonly error?: { readonly name?: string; readonly message?: string; readonly stack?: string };
}

/** A line of a function's log for people, or undefined when it is none: `16:07:56 purchasing  take-in-file  taken-in …`. */
export function legible(line: string, timeZone?: string): string | undefined {
  const entry = entryOf(line);
  if (!entry) return undefined;
  const { level, timestamp, service, outcome = '', milliseconds, requests, writeUnits, readUnits, error } = entry;
  const name = (entry.task ?? entry.message).replace(`${service}.`, '');
  const spent = [
    milliseconds !== undefined && `${milliseconds} ms`,
    requests && `${requests} requests`,
    writeUnits && `${writeUnits} WU`,
    readUnits && `${readUnits} RU`,
  ].filter(Boolean);
  const parts = [
    styleText('dim', new Date(timestamp).toLocaleTimeString('en-GB', { timeZone })),
    styleText(colourOf(service), service.padEnd(10)),
    name.padEnd(24),
    level === 'ERROR' ? styleText('red', outcome || 'failed') : outcome,
    styleText('dim', [...spent, entry.correlationId].filter(Boolean).join(', ')),
  ];
  const why = error && `\n         ${styleText('red', error.stack ?? `${error.name}: ${error.message}`)}`;
  return `${parts.join(' ').trimEnd()}${why ?? ''}`;
}

function colourOf(area: string): Colour {
  const sum = [...area].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return COLOURS[sum % COLOURS.length] as Colour;
}

function entryOf(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line) as Partial<Entry>;
    return entry.level && entry.timestamp && entry.service && entry.message ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}

/** How often the log is looked at; a change of the file tells nothing reliable about its size. */
const LOOK_MILLISECONDS = 150;

/**
 * Follows the log of the local cloud from its end: what functions say, one line each.
 * @param json as they wrote it, for `jq` and its like.
 * @returns what ends it.
 */
export function follow(file: string, { json }: { json: boolean }, say: (line: string) => void): () => void {
  let read = existsSync(file) ? statSync(file).size : 0;
  let begun = '';
  const timer = setInterval(() => {
    const size = existsSync(file) ? statSync(file).size : 0;
    if (size < read) read = 0; // the cloud was started again
    if (size === read) return;
    const bytes = Buffer.alloc(size - read);
    const opened = openSync(file, 'r');
    readSync(opened, bytes, 0, bytes.length, read);
    closeSync(opened);
    read = size;
    const lines = (begun + bytes.toString('utf8')).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) {
      const said = json ? entryOf(line) && line : legible(line);
      if (said) say(said);
    }
  }, LOOK_MILLISECONDS);
  return () => clearInterval(timer);
}
