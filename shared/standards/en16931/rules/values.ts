import { type Decimal, parseDecimal } from '../decimal.ts';
import { normalizeSpace, select } from '../xml/path.ts';
import type { XmlElement } from '../xml/tree.ts';
import { Undecidable } from './undecidable.ts';

/** The only element at the path, or undefined. @throws Undecidable `repeated` when there are several. */
export function single(from: XmlElement, path: string): XmlElement | undefined {
  const found = select(from, path);
  if (found.length > 1) throw new Undecidable('repeated', found[1] as XmlElement);
  return found[0];
}

/** Whether an element at the path has a text other than white space. @throws Undecidable when there are several elements. */
export function filled(from: XmlElement, path: string): boolean {
  const element = single(from, path);
  return element !== undefined && normalizeSpace(element.value) !== '';
}

/** The text at the path without outer white space, empty when absent. @throws Undecidable when there are several. */
export function textAt(from: XmlElement, path: string): string {
  const element = single(from, path);
  return element === undefined ? '' : normalizeSpace(element.value);
}

/** The element's decimal number. @throws Undecidable when its text is none. */
export function decimalOf(element: XmlElement): Decimal {
  const value = parseDecimal(element.value);
  if (value === undefined) throw new Undecidable('not-a-decimal', element);
  return value;
}

/** The decimal at the path, undefined when absent. @throws Undecidable when it is none or stands there several times. */
export function decimalAt(from: XmlElement, path: string): Decimal | undefined {
  const element = single(from, path);
  return element === undefined ? undefined : decimalOf(element);
}

/** The element's truth value as XML Schema writes it. @throws Undecidable when it is none. */
export function booleanOf(element: XmlElement): boolean {
  switch (normalizeSpace(element.value)) {
    case 'true':
    case '1':
      return true;
    case 'false':
    case '0':
      return false;
    default:
      throw new Undecidable('not-a-boolean', element);
  }
}

/** Whether any element at the path has this truth value. */
export function anyIs(from: XmlElement, path: string, expected: boolean): boolean {
  return select(from, path).some((element) => booleanOf(element) === expected);
}

/** The text at the path as it stands, empty when absent. @throws Undecidable when there are several elements. */
export function textAtRaw(from: XmlElement, path: string): string {
  return single(from, path)?.value ?? '';
}

const DOUBLE = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The element's number as a double of XML Schema, into which XPath turns an untyped value that meets a number.
 *
 * @throws Undecidable when its text is none.
 */
export function doubleOf(element: XmlElement): number {
  const text = normalizeSpace(element.value);
  if (DOUBLE.test(text)) return Number(text);
  if (text === 'NaN') return Number.NaN;
  if (text === 'INF' || text === '+INF') return Number.POSITIVE_INFINITY;
  if (text === '-INF') return Number.NEGATIVE_INFINITY;
  throw new Undecidable('not-a-decimal', element);
}

/** The double at the path, undefined when absent. @throws Undecidable when it is none or stands there several times. */
export function doubleAt(from: XmlElement, path: string): number | undefined {
  const element = single(from, path);
  return element === undefined ? undefined : doubleOf(element);
}

const SIMPLE_INTEGER = /^[+-]?\d{1,15}$/;

/**
 * How an untyped value compares with a number in the official tests: negative, zero or positive. Their processor orders doubles
 * as Java does, where -0 comes before 0 and NaN after all other numbers, but compares two integers as such.
 */
export function compareUntyped(element: XmlElement, other: number, otherIsInteger = false): number {
  const text = normalizeSpace(element.value);
  const value = otherIsInteger && SIMPLE_INTEGER.test(text) ? Number(text) || 0 : doubleOf(element);
  if (value < other) return -1;
  if (value > other) return 1;
  if (Object.is(value, other)) return 0;
  if (Number.isNaN(value)) return Number.isNaN(other) ? 0 : 1;
  return Number.isNaN(other) || Object.is(value, -0) ? -1 : 1;
}

/** Whether any number at the path has a sign (-1, 0, 1) that passes the test. */
export function anySign(from: XmlElement, path: string, test: (sign: number) => boolean): boolean {
  return select(from, path).some((element) => test(compareUntyped(element, 0, true)));
}

/** Number of decimals as written: characters behind the first point. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  if (point === -1) return 0;
  const length = text.length - point - 1;
  return length <= 2 ? length : [...text].length - [...text.slice(0, point)].length - 1;
}

/** At most two decimals are written at the path. @throws Undecidable when several elements stand there. */
export function twoDecimalsAt(from: XmlElement, path: string): boolean {
  const element = single(from, path);
  return element === undefined || decimalsOf(element.value) <= 2;
}

const DATE = /^(-?\d{4,})-(\d\d)-(\d\d)(Z|[+-]\d\d:\d\d)?$/;

/** The element's date as minutes since 1970-01-01, UTC where no zone is written. @throws Undecidable when it is none. */
export function dateOf(element: XmlElement): number {
  const match = DATE.exec(normalizeSpace(element.value));
  if (match) {
    const [, year, month, day, zone] = match;
    const days = daysSince1970(Number(year), Number(month), Number(day));
    if (days !== undefined) return days * 1440 - zoneMinutes(zone);
  }
  throw new Undecidable('not-a-date', element);
}

/** Days of the proleptic Gregorian calendar; undefined when there is no such day. */
function daysSince1970(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.getTime() / 86_400_000;
}

function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Whether the only element of the list has a text. @throws Undecidable when there are several. */
export function filledOnly(elements: readonly XmlElement[]): boolean {
  if (elements.length > 1) throw new Undecidable('repeated', elements[1] as XmlElement);
  return elements[0] !== undefined && normalizeSpace(elements[0].value) !== '';
}

/** The text of an attribute without outer white space, empty when absent. */
export function attributeText(element: XmlElement, name: string): string {
  return normalizeSpace(element.attribute(name) ?? '');
}

/** Whether the only such attribute on the elements has a text. @throws Undecidable when several elements bear it. */
export function attributeFilledOnly(elements: readonly XmlElement[], name: string): boolean {
  const [first, second] = elements.filter((element) => element.attribute(name) !== undefined);
  if (second) throw new Undecidable('repeated', second);
  return first !== undefined && attributeText(first, name) !== '';
}
