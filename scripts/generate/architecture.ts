import type { AreaDeclaration } from '../../shared/contracts/area.ts';
import { taskName } from '../../shared/contracts/names.ts';
import type { TaskDeclaration } from '../../shared/contracts/task.ts';
import { type Definitions, eventEntries, stepsOf } from './catalogue.ts';
import { isHttp } from './http.ts';

const WIDTH = 1280;
const CARD = { x: 424, width: 348 };
const LEFT_BAR = { x: 24, width: 132 };
const RIGHT_BAR = { x: 1124, width: 132 };
const LINE = 20;
const PADDING = 16;
const GAP = 24;
const TOP = 64;

/** `docs/generated/architecture.svg`: the areas with what calls them, what they keep, and the events between them. */
export function architecturePicture(areas: readonly AreaDeclaration[], definitions: Definitions): string {
  let y = TOP;
  const cards: string[] = [];
  for (const area of areas) {
    const { svg, height } = card(area, areas, definitions, y);
    cards.push(svg);
    y += height + GAP;
  }
  const height = y - GAP + TOP / 2;
  const bar = ({ x, width }: typeof LEFT_BAR, lines: readonly string[]) =>
    `<rect class="bar" x="${x}" y="${TOP}" width="${width}" height="${height - TOP - TOP / 2}" rx="8"/>${lines
      .map((text, index) => textAt(x + width / 2, TOP + 28 + index * LINE, text, 'bar-text'))
      .join('')}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="system-ui, sans-serif" font-size="13">
<title>Coulisses: areas, what calls them, what they keep, and the events between them</title>
<style>
.page{fill:#fff}.card{fill:#f8fafc;stroke:#94a3b8}.bar{fill:#e2e8f0}.bar-text{font-weight:600;fill:#0f172a;text-anchor:middle}
.title{font-size:17px;font-weight:700;fill:#0f172a}.note{fill:#475569}.store{fill:#0f766e}.flow{fill:#6d28d9}
.arrow{stroke:#64748b;stroke-width:1.5;fill:none;marker-end:url(#head)}.label{fill:#1e293b}.head{fill:#64748b}
</style>
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>
<rect class="page" width="${WIDTH}" height="${height}"/>
${textAt(LEFT_BAR.x, 40, 'What calls', 'title')}${textAt(CARD.x, 40, 'Areas: each a stack of its own', 'title')}${textAt(RIGHT_BAR.x, 40, 'Event bus', 'title')}
${bar(LEFT_BAR, ['apps, console', 'S3 inbox', 'calendar'])}
${bar(RIGHT_BAR, ['EventBridge', 'rule → queue', '→ listener'])}
${cards.join('\n')}
</svg>
`;
}

interface Arrow {
  readonly text: string;
  readonly inward: boolean;
}

function card(area: AreaDeclaration, areas: readonly AreaDeclaration[], definitions: Definitions, y: number) {
  const callers = callersOf(area);
  const events = eventsOf(area, areas);
  const lines = linesOf(area, areas, definitions);
  const rows = Math.max(lines.length + 2, (callers.length + 0.5) * 1.5, (events.length + 0.5) * 1.5);
  const height = Math.ceil(rows * LINE) + PADDING;
  const arrows = (items: readonly Arrow[], from: number, to: number) =>
    items.map(({ text, inward }, index) => {
      const at = y + 30 + index * LINE * 1.5;
      const [start, end] = inward ? [from, to] : [to, from];
      return `<path class="arrow" d="M${start} ${at}H${end}"/>${textAt(Math.min(from, to) + 8, at - 6, text, 'label')}`;
    });
  const svg = [
    `<rect class="card" x="${CARD.x}" y="${y}" width="${CARD.width}" height="${height}" rx="8"/>`,
    textAt(CARD.x + PADDING, y + 28, area.id, 'title'),
    ...lines.map(({ text, style }, index) => textAt(CARD.x + PADDING, y + 50 + index * LINE, text, style)),
    ...arrows(callers, LEFT_BAR.x + LEFT_BAR.width, CARD.x),
    ...arrows(events, RIGHT_BAR.x, CARD.x + CARD.width),
  ].join('');
  return { svg, height };
}

function callersOf(area: AreaDeclaration): Arrow[] {
  const of = (kind: string) => area.tasks.filter(({ trigger }) => trigger.kind === kind);
  const http = [counted(of('command').length, 'command', 'commands'), counted(of('query').length, 'query', 'queries')]
    .filter(Boolean)
    .join(', ');
  return [
    ...(area.tasks.some(isHttp) ? [{ text: `/api/${area.id}: ${http}`, inward: true }] : []),
    ...area.workflows
      .filter(({ startedBy }) => startedBy)
      .map(({ id }) => ({ text: `file: ${taskName(id)}`, inward: true })),
    ...of('job').map(({ id }) => ({ text: `job: ${taskName(id)}`, inward: true })),
  ];
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

function eventsOf(area: AreaDeclaration, areas: readonly AreaDeclaration[]): Arrow[] {
  return eventEntries(areas).flatMap(({ event, publisher, listeners }) => [
    ...(publisher === area ? [{ text: event.type, inward: false }] : []),
    ...listeners
      .filter((task) => area.tasks.includes(task))
      .map((task) => ({ text: `${event.type.split('.')[1]} → ${taskName(task.id)}`, inward: true })),
  ]);
}

function linesOf(area: AreaDeclaration, areas: readonly AreaDeclaration[], definitions: Definitions) {
  const functions = area.tasks.filter(({ trigger }) => trigger.kind !== 'query').length + 1;
  return [
    ...wrapped(area.summary, 48).map((text) => ({ text, style: 'note' })),
    { text: `${area.tasks.length} tasks in ${functions} functions and an outbox`, style: 'note' },
    {
      text: `DynamoDB: ${area.tables.map((table) => (table === 'main' ? area.id : `${area.id}-${table}`)).join(', ')}`,
      style: 'store',
    },
    ...area.workflows.flatMap(({ id }) => [
      { text: `Step Functions: ${taskName(id)}`, style: 'flow' },
      ...wrapped(
        stepsOf(definitions.get(id), areas)
          .map((step) => stepText(step, area))
          .join(' → '),
        46,
      ).map((text) => ({
        text: `  ${text}`,
        style: 'flow',
      })),
    ]),
  ];
}

/** Steps of other areas with the name of their area. */
function stepText(step: TaskDeclaration, area: AreaDeclaration): string {
  return area.tasks.includes(step) ? taskName(step.id) : step.id;
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function textAt(x: number, y: number, text: string, style: string): string {
  const escaped = text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<text class="${style}" x="${x}" y="${y}">${escaped}</text>`;
}
