import type { Check, Context, Flag, Rule, Syntax, Text } from '../../rule.ts';

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** EN 16931 has no place for the element or attribute; a receiver may ignore it. */
export function unusedText(path: string): Text {
  const name = nameOf(path);
  return name.startsWith('@')
    ? {
        fr: `EN 16931 n'utilise pas l'attribut ${name.slice(1)} ici (${path}) : retirez-le.`,
        en: `EN 16931 does not use the attribute ${name.slice(1)} here (${path}): remove it.`,
      }
    : {
        fr: `EN 16931 n'utilise pas l'élément ${name} ici (${path}) : retirez-le.`,
        en: `EN 16931 does not use the element ${name} here (${path}): remove it.`,
      };
}

export function onceText(path: string): Text {
  return {
    fr: `${nameOf(path)} ne peut figurer qu'une fois ici (${path}) : gardez-en un seul.`,
    en: `${nameOf(path)} may stand only once here (${path}): keep one.`,
  };
}

const NO_TERMS: readonly string[] = [];

/** One of the many rules of a table; its sentences are made when someone reads them. */
class TableRule {
  readonly id: string;
  readonly flag: Flag;
  readonly terms = NO_TERMS;
  readonly #path: string;
  readonly #text: (path: string) => Text;

  constructor(id: string, flag: Flag, path: string, text: (path: string) => Text) {
    this.id = id;
    this.flag = flag;
    this.#path = path;
    this.#text = text;
  }

  get message(): Text {
    return this.#text(this.#path);
  }
}

/** The rules of a table for one syntax: rule and path on each line, with an exclamation mark behind a rule that is fatal. */
export function rulesOf(
  table: string,
  syntax: Syntax,
  text: (path: string) => Text,
  check: (path: string) => Check,
): Rule[] {
  const rules: Rule[] = [];
  for (const line of table.split('\n')) {
    const blank = line.indexOf(' ');
    if (blank === -1) continue;
    const path = line.slice(blank + 1);
    const isFatal = line[blank - 1] === '!';
    const id = line.slice(0, isFatal ? blank - 1 : blank);
    const rule: TableRule & { [S in Syntax]?: Check } = new TableRule(id, isFatal ? 'fatal' : 'warning', path, text);
    rule[syntax] = check(path);
    rules.push(rule);
  }
  return rules;
}

/** A rule about structure, which no business term carries. */
export function structural(id: string, flag: Flag, message: Text, bindings: { ubl?: Check; cii?: Check }): Rule {
  return { id, flag, terms: [], message, ...bindings };
}

export function absent(context: Context, ...paths: readonly string[]): Check {
  return { context, absent: paths };
}

export function once(context: Context, path: string): Check {
  return { context, once: path };
}
