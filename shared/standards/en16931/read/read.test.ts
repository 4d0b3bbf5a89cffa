import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INVOICE } from '../model/invoice.ts';
import { memberName } from '../model/names.ts';
import { isGroup, type Members, type Term } from '../model/schema.ts';
import { valuesOf } from '../model/values.ts';
import { NAMESPACES } from '../xml/names.ts';
import { parseXml } from '../xml/tree.ts';
import { ciiBinding } from './cii.ts';
import { compile, type PlanNode } from './plan.ts';
import { read, type Syntax } from './read.ts';
import { ublBinding } from './ubl.ts';
import { type Writing, writeByTables } from './write-by-tables.ts';

const NUMBER = 'FA-2026/1';
const variables = { 'BT-1': NUMBER, 'BT-5': 'EUR', 'BT-6': 'USD' };

const writings: Record<Syntax, Writing> = {
  ubl: {
    binding: ublBinding(),
    rootName: 'ubl:Invoice',
    variables,
    date: (date) => [date, {}],
    shared: ({ subjectCode, note = '' }) => (subjectCode === undefined ? `${note}` : `#${subjectCode}#${note}`),
  },
  cii: {
    binding: ciiBinding(),
    rootName: 'rsm:CrossIndustryInvoice',
    variables,
    date: (date) => [date.replaceAll('-', ''), { format: '102' }],
  },
};

/** Text as XML may hold it, with what must be escaped, and no white space at its ends. */
const words = fc
  .array(fc.constantFrom('a', 'Z', '7', 'é', 'ß', '€', '𝄞', '<', '&', '"', "'", '>', ' ', '\n', '\t', ']]>', '&amp;'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join('').trim())
  .filter((word) => word !== '');
const decimal = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }))
  .map(([n, d]) => n.toFixed(d));
const date = fc
  .tuple(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const code = fc.constantFrom('AAI', 'C62', '10', 'S', 'VATEX-EU-AE', 'FR');

function anyOf({ id, type }: Term): fc.Arbitrary<unknown> {
  if (id === 'BT-1') return fc.constant(NUMBER);
  if (id === 'BT-5') return fc.constant('EUR');
  if (id === 'BT-6') return fc.constant('USD');
  if (id === 'BT-8') return fc.constantFrom('3', '35', '432');
  if (id === 'BT-21' || id === 'EXT-FR-FE-183') return fc.constantFrom('AAI', 'PMT', 'REG');
  switch (type) {
    case 'date':
      return date;
    case 'amount':
    case 'unitPrice':
    case 'quantity':
    case 'percentage':
      return decimal;
    case 'code':
      return code;
    case 'schemedIdentifier':
      return fc.record(
        { value: words, schemeId: code, ...(id === 'BT-158' && { schemeVersionId: code }) },
        { requiredKeys: ['value'] },
      );
    case 'binaryObject':
      return fc.record(
        { content: fc.base64String({ minLength: 4 }), mimeCode: words, filename: words },
        { requiredKeys: ['content'] },
      );
    default:
      return words;
  }
}

/** Any data of the model: all that may be absent is, now and then. */
function dataOf(members: Members, certain: readonly string[] = []): fc.Arbitrary<object> {
  const entries = Object.entries(members).map(([name, member]) => {
    const one: fc.Arbitrary<unknown> = isGroup(member) ? dataOf(member.members, certain) : anyOf(member);
    if (member.many) return [name, fc.array(one, { maxLength: 2, minLength: certain.includes(name) ? 1 : 0 })] as const;
    return [name, certain.includes(name) ? one : fc.option(one, { nil: undefined })] as const;
  });
  return fc.record(Object.fromEntries(entries)).map(present);
}

/** Without what is absent: undefined values, and single groups that hold nothing. */
function present(data: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && !isBare(value)));
}

const isBare = (value: unknown): boolean =>
  typeof value === 'object' &&
  !Array.isArray(value) &&
  Object.values(value as object).every((part) => Array.isArray(part) && part.length === 0);

// CII writes the point of tax (BT-7, BT-8) into a VAT breakdown: there is one to write it to.
// A credit transfer of CII is told by its account.
const invoices = dataOf(INVOICE, [
  'number',
  'currencyCode',
  'vatAccountingCurrencyCode',
  'vatBreakdown',
  'paymentAccountIdentifier',
]);

function* termsOf(members: Members): Generator<{ id: string; name: string }> {
  for (const [name, member] of Object.entries(members)) {
    yield { id: member.id, name };
    if (isGroup(member)) yield* termsOf(member.members);
  }
}

describe.each(['ubl', 'cii'] as const)('%s', (syntax) => {
  const { binding } = writings[syntax];

  test('the table has a place for every term and group, and for nothing else', () => {
    const ids = [...termsOf(INVOICE)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(binding.places).sort()).toEqual([...ids].sort());
    expect(() => compile(INVOICE, binding)).not.toThrow();
  });

  test('whatever the model holds is read as it was written, and nothing else is found', () => {
    fc.assert(
      fc.property(invoices, (invoice) => {
        const document = parseXml(writeByTables(invoice, INVOICE, writings[syntax]));
        const { invoice: found, extensions, irregularities } = read(document, syntax);
        expect(found).toEqual(invoice);
        expect(extensions.map(({ content, location }) => [content, location.xpath])).toEqual([]);
        expect(irregularities).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('every value has its place in the document', () => {
    fc.assert(
      fc.property(invoices, (invoice) => {
        const document = parseXml(writeByTables(invoice, INVOICE, writings[syntax]));
        const { source } = read(document, syntax);
        for (const { path } of valuesOf(invoice, INVOICE)) {
          const location = source.locate(path);
          expect(location?.line, path).toBeGreaterThan(0);
          expect(location?.xpath, path).toMatch(/^\/\w+:\w+\//);
        }
      }),
      { numRuns: 20 },
    );
  });
});

const SAME_WORD = ['contact', 'notes', 'description', 'code', 'charges'];

test('every name of the model has its French one', () => {
  for (const { name } of termsOf(INVOICE)) {
    const { fr, en } = memberName(name);
    if (fr === en) expect(SAME_WORD).toContain(name);
  }
});

const ubl = (content: string) =>
  read(
    parseXml(
      `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
${content}
</Invoice>`,
    ),
    'ubl',
  );

const cii = (content: string) =>
  read(
    parseXml(
      `<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
${content}
</rsm:CrossIndustryInvoice>`,
    ),
    'cii',
  );

const settlement = (content: string) =>
  cii(`<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeSettlement>${content}
</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction>`);

/** A document made along the tables, now and then off them, in which each text and each attribute has a value of its own. */
function strayDocument(syntax: Syntax, seed: number): { xml: string; tokens: string[] } {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const tokens: string[] = [];
  const token = () => {
    const made = `t${tokens.length}.`;
    tokens.push(made);
    return made;
  };
  const names = ['schemeID', 'currencyID', 'unitCode', 'format', 'mimeCode', 'filename', 'listID', 'name', 'odd'];
  const prefix = (uri: string) => Object.entries(NAMESPACES).find(([, known]) => known === uri)?.[0] ?? '';
  const write = (name: string, nodes: readonly PlanNode[], depth: number, declarations = ''): string => {
    const edges = nodes.flatMap((node) => [...node.edges.values()].flat());
    const children = Array.from({ length: depth === 0 ? 8 : below(edges.length === 0 ? 2 : 4) }, () => {
      const edge = below(10) === 0 ? undefined : edges[below(edges.length)];
      if (!edge) return depth > 8 ? '' : write('cbc:Stray', [], depth + 1);
      const met = edge.conditions.map(({ steps: [step], attribute, value, negated }) =>
        step && value && !negated && attribute === undefined
          ? `<${prefix(step.uri)}:${step.local}>${value}</${prefix(step.uri)}:${step.local}>`
          : '',
      );
      const inner = [edge.node, ...edge.node.occurrences.map(({ plan }) => plan)];
      return write(`${prefix(edge.uri)}:${edge.local}`, inner, depth + 1).replace(/>/, () => `>${met.join('')}`);
    });
    const attributes = below(3) === 0 ? ` ${names[below(names.length)]}="${token()}"` : '';
    const text = edges.length === 0 || below(12) === 0 ? (below(8) === 0 ? '' : token()) : '';
    return `<${name}${declarations}${attributes}>${text}${children.join('')}</${name}>`;
  };
  const declarations = Object.entries(NAMESPACES).map(([key, uri]) => ` xmlns:${key}="${uri}"`);
  const { binding, rootName } = writings[syntax];
  return { xml: write(rootName, [compile(INVOICE, binding)], 0, declarations.join('')), tokens };
}

test.each(['ubl', 'cii'] as const)('%s: of no document is anything lost', (syntax) => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { xml, tokens } = strayDocument(syntax, seed);
      const { invoice, extensions } = read(parseXml(xml), syntax);
      const found = JSON.stringify([invoice, extensions.map(({ content }) => content)]);
      expect(
        tokens
          .filter((token) => !found.includes(token))
          .map((token) => xml.slice(xml.indexOf(token) - 200, xml.indexOf(token) + 40)),
      ).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

describe('what is no term of the model', () => {
  test('is kept whole, with its place and the group around it', () => {
    const { extensions } = ubl(`<cbc:UBLVersionID>2.1</cbc:UBLVersionID>
<cac:AccountingSupplierParty><cac:Party>
  <cbc:EndpointID schemeID="0225">123456789</cbc:EndpointID>
  <cac:Person nature="x"><cbc:FirstName>Ada</cbc:FirstName></cac:Person>
</cac:Party></cac:AccountingSupplierParty>`);
    expect(extensions.map(({ path, location, content }) => ({ path, location, content }))).toEqual([
      {
        path: '',
        location: { xpath: '/ubl:Invoice/cbc:UBLVersionID', line: 4, column: 1 },
        content: { name: 'cbc:UBLVersionID', text: '2.1' },
      },
      {
        path: 'seller',
        location: { xpath: '/ubl:Invoice/cac:AccountingSupplierParty/cac:Party/cac:Person', line: 7, column: 3 },
        content: {
          name: 'cac:Person',
          attributes: { nature: 'x' },
          children: [{ name: 'cbc:FirstName', text: 'Ada' }],
        },
      },
    ]);
  });

  test('an unknown attribute, and text where none belongs', () => {
    const { extensions } = ubl(
      '<cbc:InvoiceTypeCode listID="UNCL1001">380</cbc:InvoiceTypeCode><cac:Delivery>soon</cac:Delivery>',
    );
    expect(extensions.map(({ content }) => content)).toEqual([
      { name: '@listID', text: 'UNCL1001' },
      { name: '#text', text: 'soon' },
    ]);
  });

  test('a currency other than that of the invoice', () => {
    const { extensions, invoice } = ubl(`<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="USD">1</cbc:PayableAmount></cac:LegalMonetaryTotal>`);
    expect(invoice.documentTotals?.amountDueForPayment).toBe('1');
    expect(extensions.map(({ content }) => content)).toEqual([{ name: '@currencyID', text: 'USD' }]);
  });

  test('a condition that is not met: a tax that is not VAT', () => {
    const { extensions, invoice } = settlement(
      '<ram:ApplicableTradeTax><ram:TypeCode>AAA</ram:TypeCode><ram:BasisAmount>1</ram:BasisAmount></ram:ApplicableTradeTax>',
    );
    expect(invoice.vatBreakdown[0]?.vatCategoryTaxableAmount).toBe('1');
    expect(extensions.map(({ content }) => content)).toEqual([{ name: '#text', text: 'AAA' }]);
  });
});

describe('values that are not what they should be', () => {
  test('a date and an amount that are none are kept as written, and told', () => {
    const { invoice, irregularities } = ubl(`<cbc:IssueDate>2026-02-30</cbc:IssueDate>
<cac:LegalMonetaryTotal><cbc:PayableAmount>12,50</cbc:PayableAmount></cac:LegalMonetaryTotal>`);
    expect(invoice.issueDate).toBe('2026-02-30');
    expect(invoice.documentTotals?.amountDueForPayment).toBe('12,50');
    expect(irregularities.map(({ code, term, path, value }) => [code, term, path, value])).toEqual([
      ['not-a-date', 'BT-2', 'issueDate', '2026-02-30'],
      ['not-a-decimal', 'BT-115', 'documentTotals.amountDueForPayment', '12,50'],
    ]);
  });

  test.each([
    ['2026-11-24', '2026-11-24'],
    ['2026-11-24+01:00', '2026-11-24'],
    ['2024-02-29', '2024-02-29'],
    ['2100-02-29', undefined],
    ['2026-13-01', undefined],
    ['20261124', undefined],
  ])('UBL date %s', (written, date) => {
    expect(ublBinding().date(written)).toBe(date);
  });

  test.each([
    ['20261124', '2026-11-24'],
    ['20260229', undefined],
    ['2026-11-24', undefined],
    ['202611', undefined],
  ])('CII date %s', (written, date) => {
    expect(ciiBinding().date(written)).toBe(date);
  });

  test('a second value where one may stand is told and kept as an extension; the same value again is not', () => {
    const { invoice, extensions, irregularities } = ubl('<cbc:ID>A</cbc:ID>\n<cbc:ID>A</cbc:ID>\n<cbc:ID>B</cbc:ID>');
    expect(invoice.number).toBe('A');
    expect(irregularities.map(({ code, term, value, location }) => [code, term, value, location.line])).toEqual([
      ['repeated', 'BT-1', 'B', 6],
    ]);
    expect(extensions.map(({ term, content }) => [term, content.text])).toEqual([['BT-1', 'B']]);
  });

  test('of two alternatives the preferred one counts, whichever comes first', () => {
    const contact = (content: string) =>
      cii(`<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty>
<ram:DefinedTradeContact>${content}</ram:DefinedTradeContact>
</ram:SellerTradeParty></ram:ApplicableHeaderTradeAgreement></rsm:SupplyChainTradeTransaction>`);
    const person = '<ram:PersonName>Ada</ram:PersonName>';
    const department = '<ram:DepartmentName>Sales</ram:DepartmentName>';
    for (const content of [person + department, department + person]) {
      const { invoice, extensions, irregularities } = contact(content);
      expect(invoice.seller?.contact?.contactPoint).toBe('Ada');
      expect(extensions.map(({ term, content: { text } }) => [term, text])).toEqual([['BT-41', 'Sales']]);
      expect(irregularities).toEqual([]);
    }
  });
});

test('the subject of a UBL note stands before its text', () => {
  const { invoice } = ubl('<cbc:Note>#PMT#40 EUR</cbc:Note><cbc:Note># not a subject</cbc:Note><cbc:Note/>');
  expect(invoice.notes).toEqual([{ subjectCode: 'PMT', note: '40 EUR' }, { note: '# not a subject' }, {}]);
});

test('each syntax has its own codes for the point of tax', () => {
  const { invoice } = settlement(
    '<ram:ApplicableTradeTax><ram:DueDateTypeCode>72</ram:DueDateTypeCode></ram:ApplicableTradeTax>',
  );
  expect(invoice.valueAddedTaxPointDateCode).toBe('432');
});

test('a model path finds its place, and an element its path', () => {
  const { source } = ubl(`<cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>
<cac:InvoiceLine><cbc:ID>2</cbc:ID>
  <cac:Item><cbc:Name>Tea</cbc:Name></cac:Item></cac:InvoiceLine>`);
  expect(source.locate('lines[1].itemInformation.name')).toEqual({
    xpath: '/ubl:Invoice/cac:InvoiceLine[2]/cac:Item/cbc:Name',
    line: 6,
    column: 13,
  });
  expect(source.locate('lines[1]')?.line).toBe(5);
  expect(source.locate('lines[1].itemInformation')?.xpath).toBe('/ubl:Invoice/cac:InvoiceLine[2]/cac:Item');
  expect(source.locate('lines[2].identifier')).toBeUndefined();
  expect(source.locate('seller.name')).toBeUndefined();
  const [, second] = source.document.root.children;
  const name = second?.children[1]?.children[0];
  expect(second && source.pathOf(second)).toBe('lines[1]');
  expect(name && source.pathOf(name)).toBe('lines[1].itemInformation.name');
  expect(source.pathOf(source.document.root)).toBe('');
});
