import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { asvsFindings, rowsOf, threatFindings } from './security.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, 'docs/security', file), 'utf8');
const exists = (path: string) => existsSync(join(ROOT, path));

test('each section of ASVS 5.0 has a state, and whoever says “met” names what shows it', () => {
  const page = read('asvs.md');
  const sections = rowsOf(page).map(([section]) => section);
  // 77 sections, and WebRTC (V17), of which there is nothing, as one row.
  expect(sections.filter((section) => /^V\d+(\.\d+)?$/.test(section ?? ''))).toHaveLength(78);
  expect(new Set(sections).size).toBe(sections.length);
  expect(new Set(sections.map((section) => section?.split('.')[0])).size).toBe(17);
  expect(asvsFindings(page, exists)).toEqual([]);
});

test('each threat has a kind of STRIDE, and what stands against it exists', () => {
  const page = read('threat-model.md');
  expect(page.match(/^## \d+ /gm)).toHaveLength(13);
  expect(threatFindings(page, exists)).toEqual([]);
});

test('a claim that nothing shows is found', () => {
  const table = (row: string) => `| section | about | state | shown by |\n| --- | --- | --- | --- |\n${row}\n`;
  const findings = (row: string) => asvsFindings(table(row), exists);
  expect(findings('| V1.1 | x | met | `test/architecture/security.test.ts` |')).toEqual([]);
  expect(findings('| V1.1 | x | met | everybody knows |')).toEqual(['V1.1 is met, and no file shows it']);
  expect(findings('| V1.1 | x | met | `test/nothing.test.ts` |')[0]).toContain('does not exist');
  expect(findings('| V1.1 | x | partly | |')).toEqual(['V1.1 gives no reason']);
  expect(findings('| V1.1 | x | perhaps | it may be so |')[0]).toContain('no state');
  const boundary = (row: string) => `## 1 A ↔ B\n\n${table(row)}`;
  expect(threatFindings(boundary('| X | x | y |'), exists)[0]).toContain('of no kind');
  expect(threatFindings(boundary('| S | x | `shared/gone.ts` |'), exists)[0]).toContain('does not exist');
  expect(threatFindings('## 1 A ↔ B\n', exists)).toEqual(['“1 A ↔ B” names no threat']);
});
