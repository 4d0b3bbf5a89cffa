import { type EventChoice, KINDS, type Kind, type RecordChoice } from './templates.ts';

export const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What somebody wants, by arguments or by answers. */
export interface Request {
  readonly area: string;
  readonly name: string;
  readonly kind: Kind;
  /** Name of the record; of a new area the kind of what it keeps. */
  readonly record?: string | undefined;
  readonly event?: string | undefined;
  readonly newArea: boolean;
  readonly titleFr?: string | undefined;
  readonly titleEn?: string | undefined;
}

/** What the questions need to know of the repository. */
export interface Known {
  readonly areas: readonly string[];
  readonly hasTask: (area: string, name: string) => boolean;
  readonly recordsOf: (area: string) => Promise<readonly RecordChoice[]>;
  readonly eventsOf: (area: string) => Promise<readonly EventChoice[]>;
}

type Ask = (question: string) => Promise<string>;

const KINDS_EXPLAINED = `What starts it?
  command    a person or a client changes something over HTTP
  query      a person or a client reads over HTTP
  step       a state machine calls it
  job        a schedule calls it
  listener   an event of the bus reaches it`;

/** Asks for one thing after the other; what cannot be is asked again at once, and Enter takes what stands in brackets. */
export async function askFor(ask: Ask, known: Known): Promise<Request> {
  const area = await answer(ask, `Area (${known.areas.join(', ')}; another name makes a new one)`, isName);
  const newArea = !known.areas.includes(area);
  const name = await answer(ask, 'Name of the task, a verb and what it is done to, such as block-supplier', (text) => {
    if (known.hasTask(area, text)) return `functions/${area}/tasks/${text} is there already.`;
    return isName(text);
  });
  const kind = (await choice(ask, `${KINDS_EXPLAINED}\nKind`, KINDS, 'command')) as Kind;
  if (newArea)
    return {
      area,
      name,
      kind,
      newArea,
      titleFr: await answer(ask, 'Title of the area in French', isText),
      titleEn: await answer(ask, 'Title of the area in English', isText),
      record: await answer(ask, 'What the area keeps, such as product', isName),
      ...(kind === 'listener' && { event: await eventOf(ask, known, area) }),
    };
  const called = kind === 'command' || kind === 'query';
  // Who calls must be told that something is not there: only records with such a refusal can be offered.
  const records = (await known.recordsOf(area)).filter(({ notFound }) => !called || notFound).map((one) => one.name);
  return {
    area,
    name,
    kind,
    newArea,
    // An area without one is refused by whoever writes the task, as on the command line.
    ...(records.length > 0 && {
      record: await choice(ask, `Record it is about (${records.join(', ')})`, records, records[0]),
    }),
    ...(kind === 'listener' && { event: await eventOf(ask, known, area) }),
  };
}

/** What one would have typed instead. */
export function commandLine({ area, name, kind, record, event, newArea, titleFr, titleEn }: Request): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  return [
    `npm run new-task -- ${area} ${name} --kind ${kind}`,
    ...(newArea ? [`--area-new --title-fr ${quoted(titleFr ?? '')} --title-en ${quoted(titleEn ?? '')}`] : []),
    ...(record ? [`--record ${record}`] : []),
    ...(event ? [`--event ${event}`] : []),
  ].join(' ');
}

async function eventOf(ask: Ask, known: Known, area: string): Promise<string> {
  const types = (await known.eventsOf(area)).map(({ type }) => type);
  return choice(ask, `Event it receives (${types.join(', ')})`, types, types[0]);
}

function choice(ask: Ask, question: string, among: readonly string[], standard?: string): Promise<string> {
  const refusal = (text: string) => (among.includes(text) ? undefined : `Choose one of ${among.join(', ')}.`);
  return answer(ask, question, refusal, standard);
}

/** @param refusal a sentence for an answer that cannot be. */
async function answer(
  ask: Ask,
  question: string,
  refusal: (text: string) => string | undefined,
  standard?: string,
): Promise<string> {
  let said = '';
  for (;;) {
    const text = (await ask(`${said}${question}${standard ? ` [${standard}]` : ''}: `)).trim() || (standard ?? '');
    const why = refusal(text);
    if (!why) return text;
    said = `${why}\n`;
  }
}

const isName = (text: string) => (NAME.test(text) ? undefined : 'Names are lower case with hyphens.');
const isText = (text: string) => (text ? undefined : 'Give a title.');
