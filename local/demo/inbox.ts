/** The files that arrive on the day of the demonstration, and what must become of each. */
import { crc32, deflateSync } from 'node:zlib';
import { type CompanyId, LUMINAIRES, SERVICES } from './group.ts';
import { ciiOf } from './invoice/cii.ts';
import type { Draft } from './invoice/draft.ts';
import { totalsOf } from './invoice/totals.ts';
import { ublOf } from './invoice/ubl.ts';
import { invoicesOf, type Story } from './invoices.ts';
import { pdfOf } from './pdf.ts';

export interface InboxFile {
  readonly companyId: CompanyId;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Through a form signed for the clerk, or put into the bucket by the scanner. */
  readonly by: 'clerk' | 'scanner';
  readonly becomes: 'waiting' | 'duplicate' | 'refused';
  readonly invoice?: Draft;
}

/** The files of a day, in order of their arrival; the same day gives the same bytes. */
export function filesOf(asOf: string): readonly InboxFile[] {
  const invoices = invoicesOf(asOf).map(fileOf);
  const [first] = invoices as [InboxFile];
  const { invoice: _, ...copy } = first;
  const cutOff = first.bytes.subarray(0, Math.floor(first.bytes.length * 0.6));
  const refused = { by: 'clerk', becomes: 'refused' } as const;
  // No data to read: a person keys it, or says that it is no invoice.
  const toKey = { by: 'clerk', becomes: 'waiting' } as const;
  return [
    ...invoices,
    { ...copy, name: `Copie de ${first.name}`, becomes: 'duplicate' },
    { companyId: LUMINAIRES, name: 'facture tronquée.xml', bytes: cutOff, ...refused },
    {
      companyId: LUMINAIRES,
      name: 'Devis éclairage vitrine.pdf',
      bytes: pdfOf(['Devis éclairage vitrine', 'Ceci n’est pas une facture.']),
      ...toKey,
    },
    { companyId: SERVICES, name: 'ticket parking.png', bytes: png(48, 64), ...toKey },
    { companyId: SERVICES, name: 'scan-0007.xml', bytes: new Uint8Array(), ...refused, by: 'scanner' },
  ];
}

const WRITERS: Readonly<Record<Story['syntax'], (draft: Draft) => Uint8Array>> = {
  UBL: (draft) => Buffer.from(ublOf(draft)),
  CII: (draft) => Buffer.from(ciiOf(draft)),
  'Factur-X': (draft) => pdfOf(pageOf(draft), ciiOf(draft)),
};

/** What a person reads of an invoice on paper. */
function pageOf(draft: Draft): string[] {
  const { number, issueDate, dueDate, seller, buyer, lines, currency } = draft;
  const totals = totalsOf(draft);
  return [
    `Facture ${number}`,
    `${seller.name}, ${seller.line}, ${seller.postcode} ${seller.city} (${seller.vatNumber})`,
    `à ${buyer.name}, ${buyer.line}, ${buyer.postcode} ${buyer.city}`,
    `du ${issueDate}${dueDate ? `, échéance ${dueDate}` : ''}`,
    ...lines.map(({ name, quantity, price }, index) => `${name} : ${quantity} x ${price} = ${totals.lines[index]}`),
    `Total hors TVA ${totals.withoutVat} ${currency}, TVA ${totals.ofVat}, à payer ${totals.withVat} ${currency}`,
    ...draft.notes.flatMap(({ subject, text }) => (subject === 'BAR' ? [] : [text])),
  ];
}

/** Electricity comes from the supplier's portal by a robot, everything else is dropped by the clerk. */
function fileOf({ id, companyId, syntax, draft, fileName }: Story): InboxFile {
  return {
    companyId,
    name: fileName ?? `${draft.number.replaceAll('/', '-')}.${syntax === 'Factur-X' ? 'pdf' : 'xml'}`,
    bytes: WRITERS[syntax](draft),
    by: id === 'electricity' ? 'scanner' : 'clerk',
    becomes: 'waiting',
    invoice: draft,
  };
}

/** A grey picture in PNG (ISO/IEC 15948): a till receipt seen from afar. */
function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 0]);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = y % 6 < 2 && x > 4 && x < width - 4 - (y % 5) ? 60 : 235;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}
