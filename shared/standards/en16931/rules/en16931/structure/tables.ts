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

/** The rules of a table; their sentences are made when someone reads them. */
export function rulesOf(
  table: string,
  text: (path: string) => Text,
  bind: (path: string) => Pick<Rule, Syntax>,
): Rule[] {
  const rules: Rule[] = [];
  for (const line of table.split('\n')) {
    const blank = line.indexOf(' ');
    if (blank === -1) continue;
    const path = line.slice(blank + 1);
    const isFatal = line[blank - 1] === '!';
    const { ubl, cii } = bind(path);
    rules.push({
      id: line.slice(0, isFatal ? blank - 1 : blank),
      flag: isFatal ? 'fatal' : 'warning',
      terms: NO_TERMS,
      get message() {
        return text(path);
      },
      ...(ubl && { ubl }),
      ...(cii && { cii }),
    });
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
