import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { InvalidInput } from '../contracts/problems.ts';
import { Refusal } from '../kernel/refusal.ts';
import { validated } from './validation.ts';

const schema = z.strictObject({
  name: z.string().min(2).max(5).default('abc'),
  day: z.iso.date().optional(),
  state: z.enum(['open', 'closed']).optional(),
  lines: z.array(z.object({ 'a/b~c': z.number() })).optional(),
});
const errors = (value: unknown, language: 'fr' | 'en' = 'en') => {
  const result = validated(schema, value, language);
  if (!(result instanceof Refusal)) return result.value;
  expect(result.kind).toBe(InvalidInput);
  return result.errors.map(({ pointer, detail }) => `${pointer} ${detail}`);
};

test('a right value is what the schema makes of it', () => {
  expect(errors({})).toEqual({ name: 'abc' });
});

describe('a wrong one says where and what, in the caller’s language', () => {
  test.each([
    [{ name: 1 }, '/name Wrong or missing value: string expected', '/name Type ou valeur manquante : string attendu'],
    [{ name: 'a' }, '/name Too small or too short: 2 at least', '/name Trop petit ou trop court : 2 au moins'],
    [{ name: 'abcdef' }, '/name Too large or too long: 5 at most', '/name Trop grand ou trop long : 5 au plus'],
    [{ day: '24/11/2026' }, '/day Format not recognised (date)', '/day Format non reconnu (date)'],
    [
      { state: 'lost' },
      '/state Unknown value: choose one of open, closed',
      '/state Valeur inconnue : choisissez parmi open, closed',
    ],
    [{ more: 1, most: 2 }, ' Unknown field: more, most', ' Champ inconnu : more, most'],
    // RFC 6901: `~` is written ~0, `/` ~1.
    [
      { lines: [{ 'a/b~c': 1 }, {}] },
      '/lines/1/a~1b~0c Wrong or missing value: number expected',
      '/lines/1/a~1b~0c Type ou valeur manquante : number attendu',
    ],
    ['text', ' Wrong or missing value: object expected', ' Type ou valeur manquante : object attendu'],
  ])('%j', (value, en, fr) => {
    expect(errors(value)).toEqual([en]);
    expect(errors(value, 'fr')).toEqual([fr]);
  });

  test('every mistake at once', () => {
    expect(errors({ name: 1, state: 'lost' })).toHaveLength(2);
  });
});

test('a rule of ours that has no sentence of its own is still told', () => {
  const even = z.number().refine((value) => value % 2 === 0);
  expect(validated(even, 3, 'en')).toMatchObject({ errors: [{ pointer: '', detail: 'Value refused' }] });
  expect(validated(even, 3, 'fr')).toMatchObject({ errors: [{ pointer: '', detail: 'Valeur refusée' }] });
});
