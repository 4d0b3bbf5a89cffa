import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressTrace, isOneStepAway, likeness, nameTraces, nameTracesToSearch, plainName, readName } from './name.ts';

describe('a name is compared without', () => {
  test.each([
    ['capitals and accents', 'ÉCRIN DE NÎMES', 'écrin de nimes'],
    ['its legal form', 'Verrerie du Rhône SAS', 'Verrerie du Rhône'],
    ['the place of its legal form', 'SARL Léonard & Fils', 'Leonard et Fils Sarl'.replace('et ', '')],
    ['signs', 'Verrerie-du-Rhône', 'Verrerie du Rhône'],
  ])('%s', (_, one, two) => {
    expect(plainName(one)).toBe(plainName(two));
  });

  test('a name of nothing but a legal form stays what it is', () => {
    expect(plainName('SA')).toBe('sa');
  });
});

describe('a look-alike', () => {
  test.each([
    ['the same name', 'Verrerie du Rhône SAS', 'VERRERIE DU RHONE', 'same-name'],
    ['Cyrillic letters', 'Vеrrеriе du Rhônе', 'Verrerie du Rhône', 'same-letters'],
    ['a Greek letter', 'Verrerie du Rhοne', 'Verrerie du Rhône', 'same-letters'],
    ['a digit for a letter', 'Verrerie du Rh0ne', 'Verrerie du Rhône', 'same-letters'],
    ['rn for m', 'Transports Morin-Delaunay', 'Transports Morin-Delaunay'.replace('M', 'Rn'), 'same-letters'],
    ['one changed letter', 'Verrerie du Rhine', 'Verrerie du Rhône', 'near-name'],
    ['one letter more', 'Verreries du Rhône', 'Verrerie du Rhône', 'near-name'],
    ['two letters swapped', 'Verrerie du Rhnôe', 'Verrerie du Rhône', 'near-name'],
    ['two changed letters: another name', 'Verrerie du Rhin', 'Verrerie du Rhône', undefined],
    ['one letter of a short name: another name', 'EDF', 'EDE', undefined],
  ])('%s', (_, one, two, expected) => {
    expect(likeness(one, two)).toBe(expected);
    expect(likeness(two, one)).toBe(expected);
  });
});

/** The definition, the slow way. */
function isOneStepByTrying(one: string, two: string): boolean {
  const tries = new Set<string>();
  for (let i = 0; i <= one.length; i++) {
    const [start, end] = [one.slice(0, i), one.slice(i)];
    tries.add(start + end.slice(1));
    if (end.length > 1) tries.add(start + end[1] + end[0] + end.slice(2));
    for (const letter of 'abc') tries.add(start + letter + end).add(start + letter + end.slice(1));
  }
  return tries.has(two) && one !== two;
}

const word = (minLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength, maxLength: 9 });

test('one step is what the definition says', () => {
  fc.assert(
    fc.property(word(0), word(0), (one, two) => {
      expect(isOneStepAway(one, two)).toBe(isOneStepByTrying(one, two));
    }),
    { numRuns: 2000 },
  );
});

/** A step at a place, so that near names are met often. */
const step = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('insert', 'remove', 'change', 'swap'),
  letter: fc.constantFrom('a', 'b', 'c'),
});
const stepped = (name: string, { at, how, letter }: { at: number; how: string; letter: string }): string => {
  const i = at % name.length;
  const [start, end] = [name.slice(0, i), name.slice(i)];
  if (how === 'insert') return start + letter + end;
  if (how === 'remove') return start + end.slice(1);
  if (how === 'change') return start + letter + end.slice(1);
  return start + end.slice(0, 2).split('').reverse().join('') + end.slice(2);
};

test('every near name is found by a trace', () => {
  fc.assert(
    fc.property(word(6), step, (name, change) => {
      const near = stepped(name, change);
      fc.pre(likeness(name, near) !== undefined);
      expect(nameTraces(near).some((trace) => nameTracesToSearch(name).includes(trace))).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test('a few look-ups suffice', () => {
  expect(nameTracesToSearch('Verrerie du Rhône').length).toBeLessThanOrEqual(4);
  expect(nameTraces('EDF')).toEqual(nameTracesToSearch('edf'));
  expect(readName('EDF')).toBe('edf');
});

test('an address is a door', () => {
  const door = addressTrace('FR', { line: '22, chemin des Fours', postcode: '69700' });
  expect(addressTrace('FR', { line: '22 Chemin des Fours', postcode: '69 700' })).toBe(door);
  expect(addressTrace('FR', { line: '24 Chemin des Fours', postcode: '69700' })).not.toBe(door);
  expect(addressTrace('FR', { postcode: '69700' })).toBeUndefined();
});
