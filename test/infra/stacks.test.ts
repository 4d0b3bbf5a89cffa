import { describe, expect, test } from 'vitest';
import { costAtRest, total } from '../../scripts/cost/at-rest.ts';
import type { Rule } from './rule.ts';
import * as alarms from './rules/alarms.ts';
import * as functions from './rules/functions.ts';
import * as grants from './rules/grants.ts';
import * as limits from './rules/limits.ts';
import { localCloudKnowsEveryType, unknownToInstalledEmulator } from './rules/local-cloud.ts';
import * as messaging from './rules/messaging.ts';
import * as policies from './rules/policies.ts';
import * as rates from './rules/rates.ts';
import * as roles from './rules/roles.ts';
import * as storage from './rules/storage.ts';
import { synthesise } from './synthesise.ts';
import type { Deployment } from './template.ts';

const { queuesOfAnAreaAreWatched, ...otherAlarms } = alarms;
const RULES: readonly Rule[] = [roles, policies, grants, messaging, otherAlarms, storage, functions, limits, rates]
  .flatMap((module) => Object.values(module))
  .concat(localCloudKnowsEveryType);

const local = synthesise('local');
// cdk-nag runs inside: a finding without a written reason fails here.
const prod = synthesise('prod', { nag: true });

describe.each([local, prod])('every deployment ($stage)', (deployment) => {
  test.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    expect(rule.check(deployment)).toEqual([]);
  });
});

test(`the deployment to AWS ${queuesOfAnAreaAreWatched.name}`, () => {
  expect(queuesOfAnAreaAreWatched.check(prod)).toEqual([]);
});

describe('each rule finds each defect that it is there for', () => {
  const defects = [...RULES, queuesOfAnAreaAreWatched].flatMap((rule) =>
    Object.entries(rule.defects).map(([defect, plant]) => [`${rule.name}: ${defect}`, rule, plant] as const),
  );
  test.each(defects)('%s', (_, rule, plant) => {
    const broken: Deployment = structuredClone(prod);
    plant(broken);
    expect(rule.check(broken)).not.toEqual([]);
  });
});

test('a stage costs 60 USD a month at most when nobody uses it', () => {
  const usd = total(costAtRest(prod.stacks.map(({ template }) => template)));
  expect(usd).toBeLessThanOrEqual(60);
  // Two keys, an alarm for each function, polled queues: a few dollars less would be a mistake in the pricing.
  expect(usd).toBeGreaterThan(8);
});

test('the installed local cloud makes every type that we count on', ({ skip }) => {
  const unknown = unknownToInstalledEmulator();
  if (!unknown) skip('no emulator is installed here: `npm start` installs it');
  expect(unknown).toEqual([]);
});
