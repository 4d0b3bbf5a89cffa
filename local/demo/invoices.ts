/** What suppliers bill the two companies on the day of the demonstration: one function a story. */
import { Temporal } from 'temporal-polyfill';
import { type CompanyId, companies, LUMINAIRES, SERVICES } from './group.ts';
import type { Draft, Line, Vat } from './invoice/draft.ts';
import { RandomStream } from './random.ts';
import { type Supplier, strangers, suppliers } from './suppliers.ts';

export interface Story {
  readonly id: string;
  readonly companyId: CompanyId;
  readonly syntax: 'UBL' | 'CII' | 'Factur-X';
  readonly draft: Draft;
  /** Name of the file; when left out, the number of the invoice. */
  readonly fileName?: string;
}

/** Mentions that every French invoice between companies carries, by subject code (UNTDID 4451). */
const FRENCH_MENTIONS = [
  // C. com. L441-10, D441-5
  { subject: 'PMT', text: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 euros.' },
  { subject: 'PMD', text: 'Pénalités de retard : taux de refinancement de la BCE majoré de 10 points.' },
  // C. com. L441-9
  { subject: 'AAB', text: 'Pas d’escompte pour paiement anticipé.' },
  { subject: 'BAR', text: 'B2B' },
];

const standard: Vat = { category: 'S', rate: '20' };
/** Original works of art (CGI 278-0 bis, I). */
const art: Vat = { category: 'S', rate: '5.5' };
const reverseCharge = (text: string): Vat => ({
  category: 'AE',
  rate: '0',
  exemption: { code: 'VATEX-EU-AE', text },
});
const intraEu: Vat = {
  category: 'K',
  rate: '0',
  exemption: { code: 'VATEX-EU-IC', text: 'Steuerfreie innergemeinschaftliche Lieferung' },
};
const exported = (text: string): Vat => ({ category: 'G', rate: '0', exemption: { code: 'VATEX-EU-G', text } });
const outOfScope: Vat = { category: 'O', rate: '0', exemption: { code: 'VATEX-EU-O', text: 'Not subject to VAT' } };

/**
 * The invoices of a day.
 * @param asOf the day, `2026-11-24`; the same day gives the same invoices to the last byte.
 */
export function invoicesOf(asOf: string): readonly Story[] {
  const today = Temporal.PlainDate.from(asOf);
  const year = today.year;

  /** A story with a random stream of its own; the invoice was issued `age` days ago and is due after `term` days. */
  function story(
    id: string,
    companyId: CompanyId,
    syntax: Story['syntax'],
    seller: Supplier,
    { age, term = 30 }: { age: number; term?: number },
    rest: (
      random: RandomStream,
      at: (days: number) => string,
    ) => Pick<Draft, 'number' | 'lines'> & Partial<Draft> & { fileName?: string },
  ): Story {
    const random = new RandomStream(companyId, id, asOf.slice(0, 7));
    const issued = today.subtract({ days: age });
    const at = (days: number) => issued.add({ days }).toString();
    const { fileName, ...given } = rest(random, at);
    const french = seller.country === 'FR';
    // Where VAT has no place, nobody's VAT number has one (BR-O-02).
    const subjectToVat = given.lines.some(({ vat }) => vat !== outOfScope);
    const { name, siren = '', vatNumber, establishments } = companies[companyId];
    const [{ siret = '', address } = { address: undefined }] = establishments;
    if (!address) throw new Error(`${companyId} has no establishment to bill`);
    return {
      id,
      companyId,
      syntax,
      ...(fileName && { fileName }),
      draft: {
        typeCode: '380',
        issueDate: issued.toString(),
        dueDate: at(term),
        currency: 'EUR',
        seller,
        buyer: { name, siren, siret, ...(subjectToVat && vatNumber && { vatNumber }), ...address },
        notes: french ? FRENCH_MENTIONS : [],
        terms: french ? `À ${term} jours` : `Net ${term} days`,
        ...given,
      },
    };
  }

  const lines = (random: RandomStream, items: readonly Item[], vat: Vat): Line[] =>
    items.map(({ name, unit, quantity: [few, many], cents: [low, high], digits }) => ({
      name,
      unit,
      quantity: String(random.whole(few, many)),
      price: random.decimal(low, high, digits),
      vat,
    }));

  return [
    story('goods', LUMINAIRES, 'CII', suppliers.verrerie, { age: 1 }, (random, at) => ({
      number: `FA-${year}-${random.whole(1100, 1199)}`,
      frame: 'B1',
      order: `CF-${year}-${random.whole(300, 399)}`,
      deliveredOn: at(-2),
      lines: lines(random, GLASS, standard),
    })),
    story('works-with-allowance', LUMINAIRES, 'UBL', suppliers.leonard, { age: 2 }, (random) => {
      const number = `26-0${random.whole(400, 499)}`;
      return {
        number,
        fileName: `Facture n° ${number} – Électricité générale Léonard & Fils.xml`,
        frame: 'S1',
        vatDue: 'on-payment',
        lines: lines(random, ELECTRICIAN, standard),
        allowance: { amount: random.decimal(2000, 6000), reason: 'Remise fidélité', vat: standard },
      };
    }),
    story('credit-note', LUMINAIRES, 'UBL', suppliers.cartonnerie, { age: 3 }, (random, at) => ({
      number: `AV-${year}-00${random.whole(20, 49)}`,
      typeCode: '381',
      frame: 'B1',
      preceding: { number: `F-${year}-${random.whole(2000, 2399)}`, issueDate: at(-21) },
      terms: 'Avoir à déduire de votre prochain règlement.',
      lines: lines(random, CARDBOARD.slice(0, 1), standard),
    })),
    story('intra-eu-goods', LUMINAIRES, 'UBL', suppliers.bergmann, { age: 4 }, (random, at) => ({
      number: `${year}-${random.whole(5500, 5599)}`,
      fileName: `Rechnung Lichthaus Bergmann ${at(0)}.xml`,
      deliveredOn: at(-1),
      lines: lines(random, LAMPS, intraEu),
    })),
    story('import-in-chf', LUMINAIRES, 'CII', suppliers.alpstein, { age: 5 }, (random) => ({
      number: `LA${random.whole(41000, 41999)}`,
      currency: 'CHF',
      lines: lines(random, LAMPS.slice(1), exported('Ausfuhrlieferung')),
    })),
    story('software-in-usd', LUMINAIRES, 'UBL', suppliers.kilbrack, { age: 6 }, (random, at) => ({
      number: `INV-${random.whole(88000, 88999)}`,
      currency: 'USD',
      period: { from: at(-30), to: at(-1) },
      lines: lines(random, SOFTWARE, reverseCharge('Reverse charge')),
    })),
    story('import-in-gbp', LUMINAIRES, 'CII', suppliers.moorgate, { age: 7, term: 45 }, (random) => ({
      number: `MT/${random.whole(7000, 7999)}`,
      fileName: 'Moorgate lampshade fabric.xml',
      currency: 'GBP',
      lines: lines(random, FABRIC, exported('Export of goods')),
    })),
    story('unknown-supplier-without-numbers', LUMINAIRES, 'UBL', strangers.hoshino, { age: 8 }, (random) => ({
      number: `HS-${random.whole(600, 699)}`,
      currency: 'JPY',
      lines: [
        {
          name: 'Andon lamp, washi paper',
          unit: 'C62',
          quantity: String(random.whole(6, 18)),
          price: String(random.whole(90, 140) * 100),
          vat: outOfScope,
        },
      ],
    })),
    story('unknown-supplier', LUMINAIRES, 'CII', strangers.poncet, { age: 2 }, (random) => ({
      number: `${year}-${random.whole(40, 69)}`,
      fileName: 'vitrail poncet.xml',
      frame: 'M1',
      lines: [
        ...lines(
          random,
          [{ name: 'Vitrail original « Brumaire »', unit: 'C62', quantity: [1, 2], cents: [90_000, 140_000] }],
          art,
        ),
        ...lines(random, [{ name: 'Pose en vitrine', unit: 'HUR', quantity: [3, 6], cents: [4_800, 5_600] }], standard),
      ],
    })),
    story('electricity', LUMINAIRES, 'CII', suppliers.energie, { age: 1, term: 20 }, (random, at) => ({
      number: `E${year}${random.whole(100_000, 199_999)}`,
      frame: 'M1',
      vatDue: 'on-invoice',
      period: { from: at(-31), to: at(-1) },
      notes: [...FRENCH_MENTIONS, { text: 'Option pour le paiement de la TVA d’après les débits.' }],
      lines: lines(random, ELECTRICITY, standard),
    })),
    story('subcontracted-works', SERVICES, 'UBL', suppliers.ferrand, { age: 3 }, (random) => ({
      number: `FERRAND-${random.whole(210, 259)}`,
      frame: 'S1',
      // Works subcontracted by a company liable to VAT (CGI 283, 2 nonies).
      lines: lines(random, RENOVATION, reverseCharge('Autoliquidation')),
    })),
    story('parts', SERVICES, 'CII', suppliers.comptoir, { age: 1 }, (random, at) => ({
      number: `CES${random.whole(30_000, 39_999)}`,
      frame: 'B1',
      order: `CF-S-${random.whole(80, 120)}`,
      deliveredOn: at(0),
      lines: lines(random, PARTS, standard),
    })),
    story('credit-note-for-parts', SERVICES, 'CII', suppliers.comptoir, { age: 1 }, (random, at) => ({
      number: `CESAV${random.whole(3000, 3999)}`,
      typeCode: '381',
      frame: 'B1',
      preceding: { number: `CES${random.whole(20_000, 29_999)}`, issueDate: at(-12) },
      terms: 'Avoir à déduire de votre prochain règlement.',
      lines: lines(random, PARTS.slice(2), standard),
    })),
    story('vehicle-rent', SERVICES, 'UBL', suppliers.locauto, { age: 0 }, (random, at) => ({
      number: `LOC-${asOf.slice(0, 4)}-${asOf.slice(5, 7)}-${random.whole(100, 199)}`,
      frame: 'S1',
      vatDue: 'on-payment',
      period: { from: at(-30), to: at(0) },
      lines: lines(random, VEHICLES, standard),
    })),
    story('carriage', SERVICES, 'Factur-X', suppliers.transports, { age: 2 }, (random) => ({
      number: `MD${random.whole(9000, 9999)}`,
      frame: 'S1',
      vatDue: 'on-invoice',
      notes: [...FRENCH_MENTIONS, { text: 'Option pour le paiement de la TVA d’après les débits.' }],
      lines: lines(random, CARRIAGE, standard),
    })),
  ];
}

/** Something that is sold: its unit (UN/ECE Recommendation 20), and from how much to how much in what range of prices (in
 * cents, or in the last of `digits`). */
interface Item {
  readonly name: string;
  readonly unit: string;
  readonly quantity: readonly [number, number];
  readonly cents: readonly [number, number];
  readonly digits?: number;
}

const GLASS: readonly Item[] = [
  { name: 'Globe opale soufflé Ø 250 mm', unit: 'C62', quantity: [24, 60], cents: [1450, 1890] },
  { name: 'Tube borosilicate Ø 60 mm', unit: 'MTR', quantity: [30, 90], cents: [620, 780] },
  { name: 'Verrine fumée', unit: 'C62', quantity: [12, 40], cents: [890, 1190] },
];
const ELECTRICIAN: readonly Item[] = [
  { name: 'Mise en conformité du tableau, atelier', unit: 'HUR', quantity: [6, 14], cents: [5200, 5800] },
  { name: 'Disjoncteur différentiel 30 mA', unit: 'C62', quantity: [2, 6], cents: [6450, 7990] },
  { name: 'Déplacement', unit: 'C62', quantity: [1, 2], cents: [4500, 4500] },
];
const CARDBOARD: readonly Item[] = [
  { name: 'Caisse double cannelure 400 × 400 × 400', unit: 'C62', quantity: [50, 120], cents: [138, 165] },
];
const LAMPS: readonly Item[] = [
  { name: 'Pendelleuchte Messing', unit: 'C62', quantity: [8, 24], cents: [7400, 9900] },
  { name: 'LED-Modul 2700 K, 12 W', unit: 'C62', quantity: [60, 200], cents: [710, 940] },
];
const SOFTWARE: readonly Item[] = [
  { name: 'Shop search, monthly plan', unit: 'MON', quantity: [1, 1], cents: [24_900, 24_900] },
  { name: 'Search requests over plan, per thousand', unit: 'C62', quantity: [3, 45], cents: [85, 85] },
];
const FABRIC: readonly Item[] = [
  { name: 'Linen lampshade fabric, 140 cm', unit: 'MTR', quantity: [25, 80], cents: [1120, 1590] },
];
const ELECTRICITY: readonly Item[] = [
  { name: 'Abonnement 36 kVA', unit: 'MON', quantity: [1, 1], cents: [5132, 5132] },
  { name: 'Consommation heures pleines', unit: 'KWH', quantity: [900, 1900], cents: [2146, 2146], digits: 4 },
  { name: 'Consommation heures creuses', unit: 'KWH', quantity: [300, 800], cents: [1579, 1579], digits: 4 },
];
const RENOVATION: readonly Item[] = [
  { name: 'Dépose et reprise de faux plafond', unit: 'MTK', quantity: [18, 60], cents: [2700, 3400] },
  { name: 'Saignées et rebouchage', unit: 'MTR', quantity: [10, 45], cents: [1180, 1460] },
];
const PARTS: readonly Item[] = [
  { name: 'Câble R2V 3G2,5', unit: 'MTR', quantity: [100, 300], cents: [109, 142] },
  { name: 'Boîte d’encastrement', unit: 'C62', quantity: [30, 90], cents: [64, 97] },
  { name: 'Détecteur de présence 360°', unit: 'C62', quantity: [4, 16], cents: [3890, 5290] },
];
const VEHICLES: readonly Item[] = [
  { name: 'Location fourgonnette électrique, 2 véhicules', unit: 'MON', quantity: [2, 2], cents: [38_900, 42_900] },
  { name: 'Kilomètres supplémentaires', unit: 'KMT', quantity: [40, 400], cents: [145, 145], digits: 3 },
];
const CARRIAGE: readonly Item[] = [
  { name: 'Messagerie Lyon – Grenoble', unit: 'C62', quantity: [3, 9], cents: [4350, 6120] },
  { name: 'Participation gazole', unit: 'C62', quantity: [1, 1], cents: [980, 1670] },
];
