/** As much of JSON Schema as the answers use. */
export interface AnswerSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly AnswerSchema[];
  readonly oneOf?: readonly AnswerSchema[];
  readonly allOf?: readonly AnswerSchema[];
  readonly properties?: Readonly<Record<string, AnswerSchema>>;
  readonly required?: readonly string[];
  readonly items?: AnswerSchema;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const UUID = '4e1c6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f';
const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-11-24T09:30:00.000Z',
  date: '2026-11-24',
  uri: 'https://documents.example/facture.xml',
  email: 'camille@brumaire.example',
  uuid: UUID,
};
/** Of an id, the hash of a file, a code, a number: the first that the pattern of a text takes. */
const TEXTS = [
  ...['5f2b', UUID, '0'.repeat(64), 'FR', 'EUR', '20.00', '100.00', '000100016', '00010001600016', 'FR39000100016'],
  ...['607', '2026', 'siege', 'A', '0002'],
];

/** Names that say nothing without what they belong to. */
const GENERIC = new Set('name number code id label text fr en value kind at by from to'.split(' '));

/**
 * An example of an answer for each schema: values that the declarations give as examples of inputs and events, by the name of
 * their property; where none fits, one that the schema itself names or that its format wants. Optional fields are there when a
 * value of theirs is known.
 */
export class AnswerExamples {
  readonly #schemas: Readonly<Record<string, AnswerSchema>>;
  readonly #known = new Map<string, unknown[]>();

  /** @param declared examples of inputs and events. */
  constructor(schemas: Readonly<Record<string, AnswerSchema>>, declared: readonly unknown[]) {
    this.#schemas = schemas;
    for (const example of declared) this.#learn(example);
  }

  of(schema: AnswerSchema, name = '', parent = ''): unknown {
    const whole = this.#resolved(schema);
    if ('const' in whole) return whole.const;
    const known = this.#knownOf(whole, name, parent);
    if (known !== undefined) return known;
    if (whole.examples) return whole.examples[0];
    if (whole.enum) return whole.enum[0];
    const [type] = [whole.type ?? []].flat();
    if (whole.properties || type === 'object') return this.#object(whole, name);
    if (whole.items || type === 'array')
      return whole.items ? [this.of(whole.items, name.replace(/s$/, ''), parent)] : [];
    if (type === 'boolean') return false;
    if (type === 'integer' || type === 'number') return Math.max(whole.minimum ?? 1, Math.min(1, whole.maximum ?? 1));
    if (type === 'string') return textOf(whole, name);
    return null;
  }

  #object({ properties = {}, required = [] }: AnswerSchema, parent: string): Record<string, unknown> {
    const fields = Object.entries(properties).filter(
      ([name, schema]) => required.includes(name) || this.#knownOf(this.#resolved(schema), name, parent) !== undefined,
    );
    return Object.fromEntries(fields.map(([name, schema]) => [name, this.of(schema, name, parent)]));
  }

  #knownOf(schema: AnswerSchema, name: string, parent: string): unknown {
    const candidates = [
      ...(this.#known.get(`${parent}.${name}`) ?? []),
      ...(GENERIC.has(name) ? [] : (this.#known.get(name) ?? [])),
    ];
    return candidates.find((value) => fits(schema, value));
  }

  /** Without references and choices: the first of several is as good as any other. */
  #resolved(schema: AnswerSchema): AnswerSchema {
    const { $ref, anyOf, oneOf, allOf, ...rest } = schema;
    const choice = anyOf ?? oneOf;
    if ($ref) return this.#resolved({ ...this.#schemas[$ref.split('/').at(-1) ?? ''], ...rest });
    if (choice) return this.#resolved({ ...choice.find(({ type }) => type !== 'null'), ...rest });
    if (!allOf) return schema;
    const parts = allOf.map((part) => this.#resolved(part));
    return {
      ...Object.assign({}, ...parts, rest),
      properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
      required: parts.flatMap(({ required = [] }) => required),
    };
  }

  #learn(value: unknown, name = '', parent = ''): void {
    if (Array.isArray(value)) {
      for (const item of value) this.#learn(item, name.replace(/s$/, ''), parent);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) this.#learn(inner, key, name);
    } else {
      for (const key of [`${parent}.${name}`, name]) this.#known.set(key, [...(this.#known.get(key) ?? []), value]);
    }
  }
}

/** A text, number or truth that the schema takes. */
function fits(schema: AnswerSchema, value: unknown): boolean {
  const types = [schema.type ?? []].flat();
  if (schema.enum) return schema.enum.includes(value);
  if (typeof value === 'boolean') return types.includes('boolean');
  if (typeof value === 'number') {
    const { minimum = value, maximum = value } = schema;
    return types.some((type) => type === 'integer' || type === 'number') && minimum <= value && value <= maximum;
  }
  if (typeof value !== 'string' || !types.includes('string')) return false;
  const { format, pattern, minLength = 0, maxLength = value.length } = schema;
  if (value.length < minLength || value.length > maxLength) return false;
  if (pattern && !new RegExp(pattern, 'u').test(value)) return false;
  return format === undefined || pattern !== undefined || value.length === FORMATS[format]?.length;
}

function textOf(schema: AnswerSchema, name: string): string {
  const { format = '', pattern, maxLength = 100 } = schema;
  const ofFormat = FORMATS[format];
  if (ofFormat !== undefined) return ofFormat;
  const prefix = /^\^([a-z]{3}_)\[0-9a-f-\]/.exec(pattern ?? '')?.[1];
  if (prefix) return `${prefix}${UUID}`;
  const text = pattern ? TEXTS.find((candidate) => fits(schema, candidate)) : name.slice(0, maxLength);
  if (text === undefined)
    throw new Error(`"${name}" (${pattern}) has no example: declare one with .meta({ examples })`);
  return text;
}
