import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePdf } from '../../shared/standards/en16931/identify/pdf/sample-pdf.ts';

const COMMAND = join(import.meta.dirname, '../coulisses.js');
const SAMPLES = join(import.meta.dirname, '../../test/conformance/french');
let folder: string;
let valid: string;
let invalid: string;
let unreadable: string;

function run(args: readonly string[], input?: string | Uint8Array) {
  const environment = { ...process.env, LC_ALL: 'C' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'einvoice', ...args], {
    env: environment,
    ...(input !== undefined && { input }),
  });
  return { status, out: stdout.toString(), error: stderr.toString() };
}

const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coulisses-'));
  valid = join(folder, 'valid.xml');
  copyFileSync(join(SAMPLES, 'ubl/goods.xml'), valid);
  const text = readFileSync(join(SAMPLES, 'cii/goods.xml'), 'utf8');
  invalid = join(folder, 'invalid.pdf');
  const content = text.replace(/(<ram:GrandTotalAmount[^>]*>)[^<]*/, '$1 1.00');
  writeFileSync(invalid, samplePdf({ files: [{ name: 'factur-x.xml', content }] }));
  unreadable = join(folder, 'unreadable.xml');
  writeFileSync(unreadable, '<Invoice>');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('validate', () => {
  test('a valid document: one line, exit code 0', () => {
    const { status, out } = run(['validate', valid]);
    expect(lines(out)).toEqual([
      {
        file: valid,
        syntax: 'UBL Invoice',
        schema: 'UBL 2.1',
        profile: 'EN 16931',
        rules: [expect.stringMatching(/^en16931@/), expect.stringMatching(/^br-fr@/)],
        valid: true,
        summary: { fr: 'La facture est conforme.', en: 'The invoice conforms.' },
        failures: [],
      },
    ]);
    expect(status).toBe(0);
  });

  test('an invalid one: what failed, where and why; exit code 1', () => {
    const { status, out } = run(['validate', invalid]);
    const [{ failures, ...rest }] = lines(out);
    expect(rest).toMatchObject({ syntax: 'CII', valid: false, attachment: 'factur-x.xml' });
    const found = failures.find(({ rule }: { rule: string }) => rule === 'BR-CO-15');
    expect(found).toMatchObject({ flag: 'fatal', location: expect.stringContaining('/rsm:CrossIndustryInvoice') });
    expect(found.message.fr).not.toBe(found.message.en);
    expect(status).toBe(1);
  });

  test('an unreadable one: the reason, with code and sentence; exit code 2', () => {
    const { status, out } = run(['validate', unreadable]);
    const [answer] = lines(out);
    expect(answer).toMatchObject({ file: unreadable, kind: 'xml', valid: false, refusal: { code: 'xml-malformed' } });
    expect(status).toBe(2);
  });

  test('several: a line for each, in their order; the exit code of the worst', () => {
    const { status, out } = run(['validate', valid, invalid, join(folder, 'missing'), valid]);
    expect(lines(out).map(({ file }) => file)).toEqual([valid, invalid, join(folder, 'missing'), valid]);
    expect(lines(out)[2].refusal.code).toBe('not-readable');
    expect(status).toBe(2);
    expect(run(['validate', valid, invalid]).status).toBe(1);
  });

  test('standard input', () => {
    const { status, out } = run(['validate', '-'], readFileSync(valid));
    expect(lines(out)).toMatchObject([{ file: '-', valid: true }]);
    expect(status).toBe(0);
    expect(lines(run(['validate', '-'], '').out)).toMatchObject([{ refusal: { code: 'empty' } }]);
  });

  test('a folder, at any depth, without hidden files and without following links to folders', () => {
    const deep = join(folder, 'tree/a/b');
    mkdirSync(deep, { recursive: true });
    copyFileSync(valid, join(deep, 'one'));
    copyFileSync(valid, join(folder, 'tree/two é.xml'));
    copyFileSync(valid, join(folder, 'tree/.hidden.xml'));
    symlinkSync(join(folder, 'tree'), join(deep, 'loop'));
    const { status, out } = run(['validate', join(folder, 'tree')]);
    expect(
      lines(out)
        .map(({ file }) => file.slice(folder.length))
        .sort(),
    ).toEqual(['/tree/a/b/one', '/tree/two é.xml']);
    expect(status).toBe(0);
  });

  test('with several threads: the same answers, in the same order', () => {
    const files = Array.from({ length: 8 }, () => [valid, invalid, unreadable]).flat();
    const one = run(['validate', ...files]);
    const two = run(['validate', '--jobs', '2', ...files]);
    expect(two).toEqual(one);
    expect(lines(two.out)).toHaveLength(24);
  });

  test('any number of files takes the memory of a few', () => {
    const tellPeak = join(import.meta.dirname, '../../test/conformance/readers/tell-peak.ts');
    const files = Array.from({ length: 600 }, () => valid);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', tellPeak, COMMAND, 'einvoice', 'validate', ...files],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    expect(Number(stderr.toString())).toBeLessThan(165);
    expect(status).toBe(0);
  });

  test('a reader that stops early is no error', () => {
    const files = Array.from({ length: 40 }, () => invalid);
    const command = `"${process.execPath}" "${COMMAND}" einvoice validate ${files.map((file) => `"${file}"`).join(' ')} | head -c 10`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command]);
    expect(stdout.toString()).toBe('{"file":"/');
    expect(stderr.toString()).toBe('');
  });

  test('rule sets by name and version', () => {
    const [answer] = lines(run(['validate', '--rules', 'br-fr@1.4.0', invalid]).out);
    expect(answer.rules).toEqual(['br-fr@1.4.0']);
    const { status, error } = run(['validate', '--rules', 'br-fr@0', valid]);
    expect(error).toContain('br-fr@0');
    expect(status).toBe(2);
  });

  test('a table for a person, in either language', () => {
    const french = run(['validate', '--human', '--lang', 'fr', invalid, unreadable]).out;
    expect(french).toContain(`${invalid}: non valide (CII D16B, `);
    expect(french).toMatch(/BR-CO-15 \(bloquant, ligne \d+\) Le total/);
    expect(french).toContain("n'est pas bien formé");
    expect(run(['validate', '--human', '--lang', 'en', valid]).out).toContain(`${valid}: valid (UBL 2.1, EN 16931; `);
  });

  test('a name that would command the terminal is shown without its commands', () => {
    const bad = join(folder, '\u001b[31mred\u202e.xml');
    writeFileSync(bad, '<x/>');
    const { out } = run(['validate', '--human', bad]);
    expect(out).toContain('red');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it must not occur
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('read', () => {
  test('the model, the place of each value, and what is no term of it', () => {
    const { status, out } = run(['read', '--locations', valid]);
    const [answer] = lines(out);
    expect(answer.invoice).toMatchObject({ currencyCode: 'EUR', seller: { postalAddress: { countryCode: 'FR' } } });
    expect(Object.keys(answer.invoice).slice(0, 3)).toEqual(['number', 'issueDate', 'typeCode']);
    expect(answer.locations['seller.name']).toMatch(/^\d+:\d+ \/ubl:Invoice\/cac:AccountingSupplierParty/);
    expect(answer.irregularities).toEqual([]);
    expect(lines(run(['read', valid]).out)[0]).not.toHaveProperty('locations');
    expect(status).toBe(0);
  });

  test('a table for a person', () => {
    const { out } = run(['read', '--human', '--lang', 'fr', valid]);
    expect(out).toMatch(/^BT-5 +code devise +\d+ +EUR$/m);
    expect(out).toMatch(/^BT-27 +vendeur › nom +\d+ +\S/m);
  });
});

describe('explain', () => {
  test('what a rule demands and where it comes from', () => {
    const { status, out } = run(['explain', 'br-co-15', '--lang', 'en']);
    expect(out).toMatch(
      /^BR-CO-15 \(fatal\)\n {2}.+BT-112.+\n {2}Terms: .+\n {2}Syntaxes: UBL, CII\n {2}Source: en16931@/,
    );
    expect(status).toBe(0);
    expect(lines(run(['explain', '--json', 'BR-CO-15']).out)[0]).toMatchObject({ rule: 'BR-CO-15', flag: 'fatal' });
  });

  test('a finding of our own, and a rule on structure, which is about no term', () => {
    const { status, out } = run(['explain', 'DATUM-REPEATED', 'DATUM-TOO-MANY', 'UBL-CR-001', '--lang', 'en']);
    expect(out).toMatch(/^DATUM-REPEATED \(fatal\)\n {2}A datum .+\n {2}Syntaxes: UBL, CII\n {2}Source: Coulisses/);
    expect(out).toMatch(/^DATUM-TOO-MANY \(fatal\)$/m);
    expect(out).toMatch(/^UBL-CR-001 \(warning\)$/m);
    expect(out).not.toContain('Terms:');
    expect(status).toBe(0);
  });

  test('a rule that does not exist', () => {
    const { status, error } = run(['explain', 'BR-CO-99']);
    expect(error).toContain('BR-CO-99');
    expect(status).toBe(2);
  });
});

test.each([
  [[]],
  [['validate']],
  [['sing', 'a.xml']],
  [['validate', '--nonsense', 'a.xml']],
  [['validate', '--jobs', 'many', 'a.xml']],
  [['validate', '--lang', 'de', 'a.xml']],
])('%j is not understood: help on standard error, exit code 2', (args) => {
  const { status, out, error } = run(args);
  expect([status, out]).toEqual([2, '']);
  expect(error).toContain('coulisses einvoice');
});
