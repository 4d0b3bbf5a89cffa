import type { claimOf } from '../../functions/purchasing/domain/same-invoice.ts';

type Invoice = Parameters<typeof claimOf>[1];

export interface Pair {
  readonly label: 'same' | 'near' | 'different';
  readonly how: string;
  readonly first: Invoice;
  readonly second: Invoice;
}

const SELLERS = [
  { name: 'Verrerie du Rhône SAS', vatNumber: 'FR39000100016', siren: '000100016' },
  { name: 'Électricité générale Léonard & Fils', vatNumber: 'FR63000100024', siren: '000100024' },
  { name: 'Osram Lichttechnik GmbH', vatNumber: 'DE129274202' },
  { name: 'Papeterie Bellecour SARL', vatNumber: 'FR82000100032', siren: '000100032' },
  { name: 'Hoshino Lighting Co.' },
];
const NUMBERS = ['FA-2026-1107', 'F2026/00318', '26-0417', 'INV 88412', 'B0081-S', '2026-11-031', 'CES30118', '784512'];

/**
 * Pairs of invoices as they meet in an inbox, with what is true of them: the platform's XML and the mail's PDF, a number
 * typed from paper, a scan misread; and two invoices that only look alike. The same pairs on every run.
 */
export function pairs(): Pair[] {
  const all: Pair[] = [];
  let index = 0;
  const base = (): Invoice => {
    const seller = SELLERS[index % SELLERS.length] as Invoice['seller'];
    const number = NUMBERS[index % NUMBERS.length] as string;
    const cents = 10_000 + ((index * 7919) % 900_000);
    const day = 1 + (index % 28);
    index++;
    return {
      seller,
      number,
      typeCode: '380',
      issueDate: `2026-${String(1 + (index % 11)).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      totalWithVat: { amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`, currency: 'EUR' },
    };
  };
  const add = (label: Pair['label'], how: string, times: number, change: (invoice: Invoice) => Invoice) => {
    for (let time = 0; time < times; ) {
      const first = base();
      const second = change(first);
      // A number without a zero has none to misread.
      if (label === 'near' && JSON.stringify(first) === JSON.stringify(second)) continue;
      all.push({ label, how, first, second });
      time++;
    }
  };
  const number = (change: (text: string) => string) => (invoice: Invoice) => ({
    ...invoice,
    number: change(invoice.number),
  });
  const after = (invoice: Invoice, days: number): string =>
    new Date(Date.parse(invoice.issueDate) + days * 86_400_000).toISOString().slice(0, 10);
  const next = (text: string) =>
    text.replace(/\d+(?=\D*$)/, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'));
  const amount = (change: (text: string) => string) => (invoice: Invoice) => ({
    ...invoice,
    totalWithVat: { ...invoice.totalWithVat, amount: change(invoice.totalWithVat.amount) },
  });
  const replaceDigit = (text: string, place: number) => {
    const places = [...text.matchAll(/\d/g)].map((match) => match.index);
    const at = places[place % places.length] as number;
    return `${text.slice(0, at)}${(Number(text[at]) + 3) % 10}${text.slice(at + 1)}`;
  };

  // The same invoice.
  add('same', 'the PDF and its XML', 15, (invoice) => ({ ...invoice }));
  add(
    'same',
    'in small letters, with blanks',
    15,
    number((text) => ` ${text.toLowerCase()} `),
  );
  add(
    'same',
    'with other signs between the parts',
    15,
    number((text) => text.replaceAll(/[-/ ]/g, '.')),
  );
  add('same', 'the name written otherwise', 10, ({ seller, ...rest }) => ({
    ...rest,
    seller: { ...seller, name: seller.name.toUpperCase() },
  }));
  add('same', 'the SIREN without the VAT number', 10, ({ seller, ...rest }) => {
    const { vatNumber, ...others } = seller;
    return { ...rest, seller: seller.siren ? others : { ...others, ...(vatNumber && { vatNumber }) } };
  });

  // The same invoice, read or typed wrongly.
  add('near', 'one digit of the number changed', 12, (invoice) => number((text) => replaceDigit(text, index))(invoice));
  add('near', 'one digit changed and a day apart', 8, (invoice) => ({
    ...number((text) => replaceDigit(text, index + 1))(invoice),
    issueDate: after(invoice, 1),
  }));
  add(
    'near',
    'two neighbours exchanged',
    6,
    number((text) => text.replace(/(\d)(?!\1)(\d)/, '$2$1')),
  );
  add(
    'near',
    'O for 0',
    8,
    number((text) => text.replaceAll('0', 'O')),
  );
  add('near', 'l for 1 and a day apart', 6, (invoice) => ({
    ...number((text) => text.replaceAll('1', 'l'))(invoice),
    issueDate: after(invoice, 1),
  }));
  add(
    'near',
    'signs left out',
    8,
    number((text) => text.replaceAll(/[-/ ]/g, '').replace(/^0*(?=[1-9A-Z])/, '0')),
  );
  add(
    'near',
    'a digit missing',
    6,
    number((text) => text.slice(0, -1)),
  );
  add(
    'near',
    'one digit of the amount changed',
    8,
    amount((text) => replaceDigit(text, 1)),
  );
  add(
    'near',
    'the total without VAT taken for it',
    4,
    amount((text) => (Number(text) / 1.2).toFixed(2)),
  );
  add('same', 'the day misread', 6, (invoice) => ({ ...invoice, issueDate: after(invoice, 9) }));
  add('near', 'the year misread', 4, (invoice) => ({
    ...invoice,
    issueDate: invoice.issueDate.replace('2026', '2025'),
  }));
  add('near', 'no number of the seller read', 8, ({ seller, ...rest }) => ({
    ...rest,
    seller: { name: seller.name, vatNumber: 'XX' },
  }));
  add(
    'near',
    'another number, same day and total',
    6,
    number(() => 'REC/4471'),
  );

  add('near', 'O for 0, two days apart and the amount misread', 6, (invoice) => ({
    ...amount((text) => replaceDigit(text, 2))(number((text) => text.replaceAll('0', 'O'))(invoice)),
    issueDate: after(invoice, 2),
  }));
  add('near', 'a credit note with the number of its invoice', 6, (invoice) => ({ ...invoice, typeCode: '381' }));

  // Two invoices.
  add('different', 'the next invoice, another total', 15, (invoice) => ({
    ...amount((text) => (Number(text) + 137.4).toFixed(2))(number(next)(invoice)),
    issueDate: after(invoice, 3),
  }));
  add('different', 'the rent of the next month', 15, (invoice) => ({
    ...number(next)(invoice),
    issueDate: after(invoice, 30),
  }));
  add('different', 'two deliveries of one day', 10, (invoice) =>
    amount((text) => (Number(text) * 2).toFixed(2))(number(next)(invoice)),
  );
  add('different', 'the same number a year earlier', 10, (invoice) => ({
    ...amount((text) => (Number(text) + 11).toFixed(2))(invoice),
    issueDate: after(invoice, -363),
  }));
  add('different', 'another seller with the same number', 15, (invoice) => ({
    ...amount((text) => (Number(text) + 3).toFixed(2))(invoice),
    seller: { name: 'Transports Perrache', siren: '000100057' },
  }));
  add('different', 'another seller with the same total', 10, (invoice) => ({
    ...number(() => 'T/90-1')(invoice),
    seller: { name: 'Transports Perrache', siren: '000100057' },
  }));
  add('different', 'a credit note of its own number', 10, (invoice) => ({
    ...number((text) => `AV-${text}`)(invoice),
    typeCode: '381',
    issueDate: after(invoice, 12),
  }));
  add('different', 'month and number side by side', 10, (invoice) => ({
    ...amount((text) => (Number(text) + 20).toFixed(2))(invoice),
    number: `${invoice.number}/11/7`,
    issueDate: after(invoice, 4),
  }));
  return all;
}
