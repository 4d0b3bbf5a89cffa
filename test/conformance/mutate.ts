// Damages documents at random, the same way for the same seed: what an importer, a hand edit or a faulty program would do to an invoice.
import type { Sample } from './corpus.ts';
import { copy, type Element, elements, isElement, type Place, places, text } from './xml.ts';

/** A deterministic source of choices (mulberry32). */
export class Choices {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  of<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('nothing to choose from');
    return list[this.below(list.length)] as T;
  }
}

/** What the documents of one syntax contain: the values seen in each element and attribute, and the children seen in each parent. */
type Vocabulary = {
  values: Map<string, string[]>;
  attributes: Map<string, string[]>;
  children: Map<string, Element[]>;
};

export function vocabularyOf(samples: readonly Sample[]): Vocabulary {
  const vocabulary: Vocabulary = { values: new Map(), attributes: new Map(), children: new Map() };
  const note = <T>(map: Map<string, T[]>, key: string, value: T, same: (a: T) => boolean) => {
    const seen = map.get(key) ?? [];
    map.set(key, seen);
    if (seen.length < 40 && !seen.some(same)) seen.push(value);
  };
  for (const { root } of samples) {
    for (const { element, parent } of places(root)) {
      if (!element.children.some(isElement))
        note(vocabulary.values, element.name, text(element), (v) => v === text(element));
      for (const [name, value] of Object.entries(element.attributes))
        note(vocabulary.attributes, `${element.name}@${name}`, value, (v) => v === value);
      note(vocabulary.children, parent.name, element, (e) => e.name === element.name && text(e) === text(element));
    }
  }
  return vocabulary;
}

// Values that rules tell apart: VAT categories and schemes, booleans, rates, amounts, dates, codes of several lists, blanks, and what is none of these.
// biome-ignore format: a table
const VALUES = [
  'S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B', 'VAT', 'vat', 'GST', 'VA', 'FC', 'true', 'false', '1', '0', '0.00', '-1', '0.005', '0.1', '10', '20', '100', '1000000', '999999999999',
  '2026-02-28', '2026-02-30', '20260228', '20260230', '1999-12-31', '380', '381', '384', '326', '389', '50', '130', '916', '30', '48', '49', '58', '59', '68', '95', '102', '3', '35', '432',
  'EUR', 'SEK', 'XXX', 'FR', 'DE', 'EL', 'UK', '1A', 'C62', 'HUR', 'XYZ', 'SEPA', '0002', '0088', '0204', '9930', 'EM', '9999', 'FR12345678901', 'application/pdf', 'text/xml', 'VATEX-EU-IC', 'VATEX-FR-FRANCHISE',
  '', ' ', '  ', 'x', 'é€', 'a b', '1e2', '+5', '1,5', 'NaN', 'INF', '-0', '.5', '5.', '01', '1.005',
] as const;

const NAMESPACES = [
  'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2',
  'urn:example:other',
  '',
];

type Mutator = (root: Element, choices: Choices, vocabulary: Vocabulary) => void;

const anywhere = (root: Element, choices: Choices): Place => choices.of(places(root));
const leaf = (root: Element, choices: Choices): Element =>
  choices.of(places(root).filter(({ element }) => !element.children.some(isElement))).element;
const numeric = (root: Element, choices: Choices): Element => {
  const found = places(root).filter(
    ({ element }) => !element.children.some(isElement) && /^-?\d+(\.\d+)?$/.test(text(element).trim()),
  );
  return found.length > 0 ? choices.of(found).element : leaf(root, choices);
};
const indexIn = ({ element, parent }: Place) => parent.children.indexOf(element);

const MUTATORS: Record<string, Mutator> = {
  drop(root, choices) {
    const place = anywhere(root, choices);
    place.parent.children.splice(indexIn(place), 1);
  },
  dropAll(root, choices) {
    const { element, parent } = anywhere(root, choices);
    parent.children = parent.children.filter((child) => !isElement(child) || child.name !== element.name);
  },
  duplicate(root, choices) {
    const place = anywhere(root, choices);
    place.parent.children.splice(indexIn(place), 0, copy(place.element));
  },
  reorder(root, choices) {
    const place = anywhere(root, choices);
    place.parent.children.splice(indexIn(place), 1);
    place.parent.children.splice(choices.below(place.parent.children.length + 1), 0, place.element);
  },
  move(root, choices) {
    const place = anywhere(root, choices);
    place.parent.children.splice(indexIn(place), 1);
    const targets = places(root).filter(({ element }) => element.children.some(isElement));
    (targets.length > 0 ? choices.of(targets).element : root).children.push(place.element);
  },
  graft(root, choices, { children }) {
    const parents = [root, ...places(root).map(({ element }) => element)].filter(({ name }) => children.has(name));
    const parent = choices.of(parents);
    parent.children.splice(
      choices.below(parent.children.length + 1),
      0,
      copy(choices.of(children.get(parent.name) ?? [])),
    );
  },
  replace(root, choices, { children }) {
    const { element, parent } = anywhere(root, choices);
    const others = (children.get(parent.name) ?? []).filter(({ name }) => name === element.name);
    if (others.length > 0) Object.assign(element, copy(choices.of(others)));
  },
  value(root, choices) {
    leaf(root, choices).children = [choices.of(VALUES)];
  },
  seenValue(root, choices, { values }) {
    const element = leaf(root, choices);
    element.children = [choices.of(values.get(element.name) ?? VALUES)];
  },
  amount(root, choices) {
    const element = numeric(root, choices);
    const before = text(element).trim();
    const [whole = '0', fraction = ''] = before.split('.');
    const shifted = String((Number(before) || 0) + choices.of([0.01, -0.01, 0.02, 0.5, 1, -1, 1.01, -1.01, 100]));
    element.children = [
      choices
        .of([
          shifted,
          `-${before}`,
          `${before}${fraction ? '' : '.'}001`,
          `${whole}.${fraction}0`,
          '0',
          `${whole}.9`,
          ` ${before} `,
          shifted.slice(0, shifted.indexOf('.') + 3 || undefined),
        ])
        .replace('--', ''),
    ];
  },
  spaces(root, choices) {
    const element = leaf(root, choices);
    element.children = [choices.of([' ', '\n', '\t  ']), text(element), choices.of(['', ' ', '\n'])];
  },
  letterCase(root, choices) {
    const element = leaf(root, choices);
    const before = text(element);
    element.children = [before === before.toLowerCase() ? before.toUpperCase() : before.toLowerCase()];
  },
  empty(root, choices) {
    anywhere(root, choices).element.children = [];
  },
  dropAttribute(root, choices) {
    const bearing = places(root).filter(({ element }) =>
      Object.keys(element.attributes).some((name) => !name.startsWith('xmlns')),
    );
    if (bearing.length === 0) return;
    const { element } = choices.of(bearing);
    delete element.attributes[choices.of(Object.keys(element.attributes).filter((name) => !name.startsWith('xmlns')))];
  },
  attribute(root, choices, { attributes }) {
    const [key = '', seen = []] = choices.of([...attributes].filter(([name]) => !name.includes('@xmlns')));
    const [name = '', attribute = ''] = key.split('@');
    const bearing = places(root).filter(({ element }) => element.name === name);
    const element = bearing.length > 0 ? choices.of(bearing).element : leaf(root, choices);
    element.attributes[attribute] = choices.next() < 0.5 ? choices.of(seen) : choices.of(VALUES);
  },
  namespace(root, choices) {
    const { element } = anywhere(root, choices);
    const namespace = choices.of(NAMESPACES);
    if (namespace === '') element.name = element.name.split(':').at(-1) ?? element.name;
    else element.attributes[element.name.includes(':') ? `xmlns:${element.name.split(':')[0]}` : 'xmlns'] = namespace;
  },
  rename(root, choices) {
    const { element } = anywhere(root, choices);
    element.name = anywhere(root, choices).element.name;
  },
  nest(root, choices) {
    const place = anywhere(root, choices);
    place.parent.children[indexIn(place)] = { name: place.element.name, attributes: {}, children: [place.element] };
  },
};

// How often each is drawn: structure and values more often than oddities, which hide other findings.
const WEIGHTS: [keyof typeof MUTATORS, number][] = [
  ['drop', 6], ['dropAll', 2], ['duplicate', 5], ['reorder', 2], ['move', 2], ['graft', 8], ['replace', 4], ['value', 10], ['seenValue', 8],
  ['amount', 12], ['spaces', 2], ['letterCase', 2], ['empty', 2], ['dropAttribute', 3], ['attribute', 6], ['namespace', 1], ['rename', 2], ['nest', 1],
]; // biome-ignore format: a table
const DRAW = WEIGHTS.flatMap(([name, weight]) => Array<keyof typeof MUTATORS>(weight).fill(name));

/** One mutant of one sample: one to four changes. */
export function mutant(samples: readonly Sample[], vocabulary: Vocabulary, choices: Choices): Sample {
  const sample = choices.of(samples);
  const root = copy(sample.root);
  const applied: string[] = [];
  for (let left = 1 + choices.below(4); left > 0; left--) {
    if (elements(root).length === 0) break;
    const name = choices.of(DRAW);
    MUTATORS[name]?.(root, choices, vocabulary);
    applied.push(name);
  }
  return { name: `${sample.name} ~ ${applied.join(', ')}`, root };
}
