import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HttpRegisters } from '../../shared/outside/registers.ts';
import { type Mood, startRegisters } from './simulator.ts';

const VERRERIE = {
  name: 'Verrerie du Rhône',
  address: '22 chemin des Fours 69700 Givors',
  vatNumber: 'FR39000100016',
  siren: '000100016',
};
const CEASED = { name: 'Maison close', address: 'voisine de 000100099', siren: '000100024', ceased: true };

let simulator: Awaited<ReturnType<typeof startRegisters>>;
let registers: HttpRegisters;
beforeAll(async () => {
  simulator = await startRegisters([VERRERIE, CEASED]);
  registers = new HttpRegisters(simulator);
});
afterAll(() => simulator.stop());

test('VIES knows a number, with name and address, or does not', async () => {
  const { name, address } = VERRERIE;
  expect(await registers.vatNumber('FR39000100016')).toEqual({ answer: 'known', name, address });
  expect(await registers.vatNumber('FR63000100024')).toEqual({ answer: 'unknown' });
});

test('the company register knows a company, one that has ceased, or none', async () => {
  expect(await registers.siren('000100016')).toEqual({
    answer: 'known',
    name: 'VERRERIE DU RHÔNE',
    address: VERRERIE.address,
  });
  expect(await registers.siren('000100024')).toMatchObject({ answer: 'ceased' });
  expect(await registers.siren('000100032')).toEqual({ answer: 'unknown' });
});

test('a company that only mentions the number is another one', async () => {
  expect(await registers.siren('000100099')).toEqual({ answer: 'unknown' });
});

describe('a register that is not well has no answer, and nobody fails of it', () => {
  test.each(['busy', 'member-state-down', 'broken', 'silent'] as const satisfies Mood[])(
    '%s',
    async (mood) => {
      simulator.become(mood);
      const answers = await Promise.all([registers.vatNumber('FR39000100016'), registers.siren('000100016')]);
      expect(answers).toEqual([{ answer: 'unavailable' }, { answer: 'unavailable' }]);
    },
    10_000,
  );

  test('nobody there', async () => {
    const nowhere = new HttpRegisters({ vies: 'http://127.0.0.1:1', companyRegister: '' });
    expect(await nowhere.vatNumber('FR39000100016')).toEqual({ answer: 'unavailable' });
    expect(await nowhere.siren('000100016')).toEqual({ answer: 'unavailable' });
  });
});
