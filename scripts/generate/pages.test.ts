import { describe, expect, test } from 'vitest';
import { AREAS } from '../../functions/areas.ts';
import { architecturePicture } from './architecture.ts';
import { stepsOf } from './catalogue.ts';
import { eventExamples, eventsPage } from './events.ts';
import { runbookPage } from './runbooks.ts';
import { tasksPage } from './tasks.ts';

const place = (name: string): string => `$\{${name}}`;
const definition = JSON.stringify(
  ['PurchasingReadInvoice', 'PartiesFindSupplier', 'PurchasingReadInvoice', 'NobodyKnows'].map(place),
);
const definitions = new Map([['purchasing.supplier-invoice-intake', definition]]);
const purchasing = AREAS.find(({ id }) => id === 'purchasing');
if (!purchasing) throw new Error('no purchasing');

test('the steps of a workflow are those that its definition names, of any area, each once', () => {
  expect(stepsOf(definition, AREAS).map(({ id }) => id)).toEqual(['purchasing.read-invoice', 'parties.find-supplier']);
});

describe('tasks.md', () => {
  const page = tasksPage(AREAS, definitions);

  test('has every task with what it may touch, and every link leads to a heading', () => {
    const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, id]) => id as string);
    const ids = AREAS.flatMap(({ tasks, workflows }) => [...tasks, ...workflows]).map(({ id }) => id);
    expect(headings.toSorted()).toEqual(ids.toSorted());
    const anchors = headings.map((id) => id.replaceAll('.', ''));
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor as string);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
    expect(page).toContain('publishes purchasing.supplier-invoice-approved.v1');
  });

  test('every runbook section that it links to is there', () => {
    for (const area of AREAS) {
      const runbook = runbookPage(area, AREAS, definitions, '');
      const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, name]) => name);
      const links = [...page.matchAll(new RegExp(`runbooks/${area.id}\\.md#([\\w-]+)`, 'g'))].map(([, name]) => name);
      expect(links.length).toBeGreaterThan(0);
      expect(links.filter((name) => !sections.includes(name))).toEqual([]);
    }
  });
});

describe('events.md', () => {
  test('has every event with its fields and who listens', () => {
    const page = eventsPage(AREAS);
    const approved = page.slice(page.indexOf('## purchasing.supplier-invoice-approved.v1'));
    expect(approved).toContain('`purchasing.count-supplier-invoice`');
    expect(approved).toContain('| `seller.vatNumber` | string | optional |');
    expect(page).toContain('the outbox of every area');
  });

  test('each version has an example', () => {
    for (const [path, content] of eventExamples(AREAS)) {
      expect(path).toMatch(/^docs\/generated\/events\/[\w.-]+\.v\d+\.json$/);
      expect(Object.keys(JSON.parse(content) as object).length).toBeGreaterThan(0);
    }
  });
});

describe('a runbook', () => {
  const page = runbookPage(purchasing, AREAS, definitions, '');

  test('says impact, trigger, first look and steps for every function and workflow', () => {
    for (const name of ['read-invoice', 'queries', 'outbox', 'supplier-invoice-intake'])
      expect(page).toContain(`\n## ${name}\n`);
    expect(page).toContain('**Trigger.** The workflow `purchasing.supplier-invoice-intake`.');
    expect(page.match(/\*\*Steps\.\*\*/g)?.length).toBe(page.match(/^## /gm)?.length);
  });

  test('keeps what people wrote', () => {
    const mark = '<!-- by hand: read-invoice -->\n';
    const written = page.replace(
      `${mark}**Met so far.** Nothing: what an incident teaches is written here.`,
      `${mark}**Causes.** A PDF without text.\n\nSee $& there.`,
    );
    expect(written).not.toBe(page);
    expect(runbookPage(purchasing, AREAS, definitions, written)).toBe(written);
  });

  test('refuses to lose what people wrote for a task that is gone', () => {
    const written = `${page}\n<!-- by hand: old-task -->\nDo this.\n<!-- /by hand -->\n`;
    expect(() => runbookPage(purchasing, AREAS, definitions, written)).toThrow(
      'move or delete what is written by hand for old-task',
    );
  });
});

test('the picture shows every area, workflow and event, and is well-formed', () => {
  const svg = architecturePicture(AREAS, definitions);
  for (const area of AREAS) {
    expect(svg).toContain(`>${area.id}</text>`);
    for (const { type } of area.events) expect(svg).toContain(type);
    for (const { id } of area.workflows) expect(svg).toContain(`Step Functions: ${id.slice(id.indexOf('.') + 1)}`);
  }
  expect(svg.match(/<text /g)?.length).toBe(svg.match(/<\/text>/g)?.length);
  expect(svg).not.toMatch(/undefined|NaN/);
});
