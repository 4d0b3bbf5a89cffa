import { expect, test } from 'vitest';
import { knownConsoleOrigin, STAGE_NAMES, stageSettings } from './stages.ts';

test.each(STAGE_NAMES)('the settings of %s are valid', (name) => {
  expect(stageSettings(name).name).toBe(name);
});

test('an unknown stage is an error that names the known ones', () => {
  expect(() => stageSettings('production')).toThrow(
    'There is no stage "production": name one of local, dev, staging, prod by --context stage=.',
  );
});

test('a wrong setting is an error that names it', () => {
  expect(() => stageSettings('dev', { alarmEmail: 'nobody' })).toThrow(/alarmEmail/);
  expect(() => stageSettings('dev', { account: '12' })).toThrow(/account/);
  expect(() => stageSettings('dev', { listenerConcurrency: 1 })).toThrow(/listenerConcurrency/);
});

test('only the local stage loses its data, and only prod locks documents beyond recall', () => {
  for (const name of STAGE_NAMES) {
    const { keepData, objectLock } = stageSettings(name);
    expect([name, keepData]).toEqual([name, name !== 'local']);
    expect([name, objectLock]).toEqual([name, name === 'prod' ? 'COMPLIANCE' : 'GOVERNANCE']);
  }
});

test('the console’s origin is known before its deployment with a domain, or in the local cloud', () => {
  const domain = { name: 'coulisses.example', certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/a' };
  expect(knownConsoleOrigin(stageSettings('dev'))).toBeUndefined();
  expect(knownConsoleOrigin(stageSettings('prod', { domain }))).toBe('https://coulisses.example');
  expect(knownConsoleOrigin(stageSettings('local'))).toMatch(/^http:\/\/localhost:\d+$/);
});
