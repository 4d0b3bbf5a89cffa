import { expect, test } from 'vitest';
import { defineRefusal, Refusal, refuse } from './refusal.ts';

const Missing = defineRefusal<{ id: string }>({
  code: 'a.missing',
  status: 404,
  title: { fr: 'Introuvable', en: 'Not found' },
  detail: { fr: 'Rien sous {id}.', en: 'Nothing under {id}.' },
});
const Closed = defineRefusal({
  code: 'a.closed',
  status: 409,
  title: { fr: 'Clos', en: 'Closed' },
  detail: { fr: 'C’est clos.', en: 'It is closed.' },
});

test('a refusal is a value with its kind and parameters, and no error that could be thrown by mistake', () => {
  const refusal = refuse(Missing, { id: 'x' });
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).not.toBeInstanceOf(Error);
  expect(refusal).toMatchObject({ kind: Missing, parameters: { id: 'x' }, errors: [] });
  expect(refuse(Closed).parameters).toEqual({});
});

test('types ask for the parameters that the text needs', () => {
  const never = () => {
    // @ts-expect-error the id is missing
    refuse(Missing);
    // @ts-expect-error there is no such parameter
    refuse(Missing, { id: 'x', other: 1 });
  };
  expect(never).toBeTypeOf('function');
});
