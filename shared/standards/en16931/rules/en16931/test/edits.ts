/** A change of a document's text. */
export type Edit = (xml: string) => string;

/** Removes the nth element of that name, counted from 1, with all that it holds. */
export const drop =
  (name: string, nth = 1): Edit =>
  (xml) =>
    replaceNth(xml, elementOf(name), nth, () => '');

/** Gives the nth element of that name another text. */
export const set =
  (name: string, text: string, nth = 1): Edit =>
  (xml) =>
    replaceNth(xml, elementOf(name), nth, (element) => element.replace(/>[\s\S]*</, `>${text}<`));

/** Repeats the nth element of that name. */
export const repeat =
  (name: string, nth = 1): Edit =>
  (xml) =>
    replaceNth(xml, elementOf(name), nth, (element) => element + element);

/** Puts text before the nth start tag of that name. */
export const before =
  (name: string, text: string, nth = 1): Edit =>
  (xml) =>
    replaceNth(xml, new RegExp(`<${name}[ >]`, 'g'), nth, (tag) => text + tag);

/** Replaces the nth occurrence of a text. */
export const change =
  (from: string, to: string, nth = 1): Edit =>
  (xml) =>
    replaceNth(xml, new RegExp(from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'), nth, () => to);

export const all =
  (...edits: readonly Edit[]): Edit =>
  (xml) =>
    edits.reduce((text, edit) => edit(text), xml);

function elementOf(name: string): RegExp {
  return new RegExp(`<${name}(?: [^>]*)?>[\\s\\S]*?</${name}>`, 'g');
}

/** An edit that finds nothing is a mistake in the test. */
function replaceNth(xml: string, pattern: RegExp, nth: number, by: (match: string) => string): string {
  let count = 0;
  const edited = xml.replace(pattern, (match) => (++count === nth ? by(match) : match));
  if (count < nth) throw new Error(`${pattern} occurs ${count} times, not ${nth}`);
  return edited;
}
