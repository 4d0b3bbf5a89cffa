import { describe, expect, test } from 'vitest';
import { exists, select } from '../xml/path.ts';
import { parseXml } from '../xml/tree.ts';
import { evaluate } from './evaluate.ts';
import { ruleSet, ruleSetNames } from './registry.ts';
import type { Check, Context, Rule, RuleSet } from './rule.ts';
import { decimalAt } from './values.ts';

const document = (content: string) =>
  parseXml(
    `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">${content}</Invoice>`,
  );

const rule = (id: string, ubl: Check): Rule => ({ id, flag: 'fatal', terms: [], message: { fr: id, en: id }, ubl });
const setOf = (contexts: readonly Context[], rules: readonly Rule[], version = '1'): RuleSet => ({
  id: 'trial',
  version,
  published: '2026-01-01',
  source: 'this test',
  contexts: { ubl: contexts, cii: [] },
  rules,
});
const fired = (content: string, rules: RuleSet) =>
  evaluate(document(content), 'ubl', rules).map(({ rule: id, location }) => `${id} ${location.xpath}`);

const no = () => false;
const root: Context = { pattern: 'a', paths: ['/ubl:Invoice'] };

describe('contexts', () => {
  test('match by the end of their path, or from the root', () => {
    const anywhere: Context = { pattern: 'a', paths: ['cac:Party/cbc:ID'] };
    const top: Context = { pattern: 'b', paths: ['/ubl:Invoice/cbc:ID'] };
    const rules = setOf(
      [anywhere, top],
      [rule('ANY', { context: anywhere, holds: no }), rule('TOP', { context: top, holds: no })],
    );
    expect(
      fired('<cbc:ID/><cac:Party><cbc:ID/></cac:Party><cac:X><cac:Party><cbc:ID/></cac:Party><cbc:ID/></cac:X>', rules),
    ).toEqual([
      'TOP /ubl:Invoice/cbc:ID',
      'ANY /ubl:Invoice/cac:Party/cbc:ID',
      'ANY /ubl:Invoice/cac:X/cac:Party/cbc:ID',
    ]);
  });

  test('with several paths match each element by its own path only', () => {
    const context: Context = { pattern: 'a', paths: ['cac:A/cbc:ID', 'cac:B/cbc:Name'] };
    expect(
      fired(
        '<cac:A><cbc:ID/><cbc:Name/></cac:A><cac:B><cbc:ID/><cbc:Name/></cac:B>',
        setOf([context], [rule('R', { context, holds: no })]),
      ),
    ).toEqual(['R /ubl:Invoice/cac:A/cbc:ID', 'R /ubl:Invoice/cac:B/cbc:Name']);
  });

  test('of one pattern exclude each other, the first declared wins; those of another pattern apply as well', () => {
    const first: Context = { pattern: 'a', paths: ['cac:A'], when: (e) => exists(e, 'cbc:ID') };
    const second: Context = { pattern: 'a', paths: ['cac:A'] };
    const other: Context = { pattern: 'b', paths: ['cac:A'] };
    const rules = setOf(
      [first, second, other],
      [
        rule('2', { context: second, holds: no }),
        rule('1', { context: first, holds: no }),
        rule('3', { context: other, holds: no }),
      ],
    );
    expect(fired('<cac:A><cbc:ID/></cac:A><cac:A/>', rules).map((line) => line.slice(0, 1))).toEqual([
      '1',
      '3',
      '2',
      '3',
    ]);
  });

  test('whose condition cannot be judged do not match', () => {
    const context: Context = { pattern: 'a', paths: ['cac:A'], when: (e) => decimalAt(e, 'cbc:ID') !== undefined };
    expect(fired('<cac:A><cbc:ID>x</cbc:ID></cac:A>', setOf([context], [rule('R', { context, holds: no })]))).toEqual(
      [],
    );
  });

  test('must be declared in the set', () => {
    expect(() => fired('', setOf([], [rule('R', { context: root, holds: no })]))).toThrow(
      /R: its context is not declared/,
    );
  });
});

describe('what may not stand', () => {
  const one = (check: object) => setOf([root], [rule('R', { context: root, ...check } as Check)]);

  test('an element at any of the paths: once for each element of the context, at the first of them', () => {
    const rules = one({ absent: ['cac:A/cbc:ID', 'cac:B/cbc:ID'] });
    expect(fired('<cac:A/><cbc:ID/>', rules)).toEqual([]);
    expect(fired('<cac:A/><cac:A><cbc:ID/><cbc:ID/></cac:A><cac:B><cbc:ID/></cac:B>', rules)).toEqual([
      'R /ubl:Invoice/cac:A[2]/cbc:ID[1]',
    ]);
  });

  test('an attribute, of the context itself or below', () => {
    expect(fired('<cbc:ID schemeID="1"/>', one({ absent: ['cbc:ID/@schemeID'] }))).toEqual(['R /ubl:Invoice/cbc:ID']);
    expect(fired('<cbc:ID/>', one({ absent: ['cbc:ID/@schemeID'] }))).toEqual([]);
    const context: Context = { pattern: 'a', paths: ['cbc:ID'] };
    expect(fired('<cbc:ID name=""/>', setOf([context], [rule('R', { context, absent: ['@name'] })]))).toHaveLength(1);
  });

  test('anything anywhere', () => {
    expect(fired('<cac:A><cac:B><cbc:ID/></cac:B></cac:A>', one({ absent: ['//cac:B/cbc:ID'] }))).toHaveLength(1);
    expect(fired('<cac:A><cbc:ID/></cac:A>', one({ absent: ['//cac:B/cbc:ID'] }))).toEqual([]);
    expect(fired('<cac:A><cbc:ID name=""/></cac:A>', one({ absent: ['//@name'] }))).toEqual([
      'R /ubl:Invoice/cac:A/cbc:ID',
    ]);
    expect(fired('<cac:A><cbc:ID x=""/></cac:A>', one({ absent: ['//cbc:ID/@name'] }))).toEqual([]);
  });

  test('an element more than once, counted over all branches of the path', () => {
    const rules = one({ once: 'cac:A/cbc:ID' });
    expect(fired('<cac:A><cbc:ID/></cac:A>', rules)).toEqual([]);
    expect(fired('<cac:A><cbc:ID/></cac:A><cac:A><cbc:ID/><cbc:ID/></cac:A>', rules)).toEqual([
      'R /ubl:Invoice/cac:A[2]/cbc:ID[1]',
    ]);
  });
});

describe('findings', () => {
  test('say what, where and by which version', () => {
    const context: Context = { pattern: 'a', paths: ['cac:A'] };
    const rules = setOf([context], [rule('R', { context, holds: no, at: 'cbc:ID' })]);
    expect(evaluate(document('\n <cac:A>\n<cbc:ID/></cac:A>'), 'ubl', rules)).toEqual([
      {
        rule: 'R',
        flag: 'fatal',
        terms: [],
        message: { fr: 'R', en: 'R' },
        location: { xpath: '/ubl:Invoice/cac:A/cbc:ID', line: 3, column: 1 },
        ruleSet: 'trial@1',
      },
    ]);
  });

  test('of a datum that cannot be judged name it, once, whatever number of rules meet it', () => {
    const asks: Check = { context: root, holds: (e) => decimalAt(e, 'cbc:ID') !== undefined };
    const rules = setOf([root], [rule('A', asks), rule('B', asks)]);
    const [finding, ...more] = evaluate(document('<cbc:ID>1,5</cbc:ID>'), 'ubl', rules);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'DATUM-NOT-A-DECIMAL',
      flag: 'fatal',
      location: { xpath: '/ubl:Invoice/cbc:ID' },
    });
    expect(finding?.message.fr).toContain('cbc:ID doit être un nombre décimal');
    expect(finding?.message.en).toContain('"1,5"');
    expect(fired('<cbc:ID>1</cbc:ID><cbc:ID>2</cbc:ID>', rules)).toEqual(['DATUM-REPEATED /ubl:Invoice/cbc:ID[2]']);
  });

  test('let a defect of a rule through', () => {
    const broken: Check = {
      context: root,
      holds: () => {
        throw new TypeError('defect');
      },
    };
    expect(() => fired('', setOf([root], [rule('R', broken)]))).toThrow('defect');
  });

  test('end when there are too many', () => {
    const context: Context = { pattern: 'a', paths: ['cbc:ID'] };
    const findings = fired('<cbc:ID/>'.repeat(50_010), setOf([context], [rule('R', { context, holds: no })]));
    expect(findings).toHaveLength(50_001);
    expect(findings.at(-1)).toMatch(/^DATUM-TOO-MANY/);
  });
});

describe('rule sets', () => {
  test('two versions stand side by side', () => {
    const strict = setOf([root], [rule('R', { context: root, holds: (e) => select(e, 'cbc:ID').length === 1 })], '1');
    const lax = setOf([root], [rule('R', { context: root, holds: () => true })], '2');
    expect([strict, lax, strict].map((rules) => fired('', rules).length)).toEqual([1, 0, 1]);
  });

  test('are found by name and version, and an unknown one is told', () => {
    for (const name of ruleSetNames()) {
      const { id, version } = ruleSet(name);
      expect(`${id}@${version}`).toBe(name);
      expect(ruleSet(name)).toBe(ruleSet(name));
    }
    expect(() => ruleSet('en16931@9.9.9')).toThrow(/Unknown rule set en16931@9.9.9; known: en16931@1.3.16/);
    expect(() => ruleSet('constructor')).toThrow(RangeError);
  });
});
