import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { costAtRest, total } from '../../scripts/cost/at-rest.ts';
import { costPerThousand, WAYS } from '../../scripts/cost/per-document.ts';
import { PRICES } from '../../scripts/cost/prices.ts';
import { DEFINITIONS } from './synthesise.ts';

const template = (Type: string, Properties: object = {}) => [{ Resources: { One: { Type, Properties } } }];

test('an alarm over three metrics costs three times an alarm, a rotated key three times a key', () => {
  const metric = { MetricStat: {} };
  const three = { Metrics: [metric, metric, metric, { Expression: 'MAX([a, b, c])' }] };
  expect(total(costAtRest(template('AWS::CloudWatch::Alarm', three)))).toBeCloseTo(3 * PRICES.alarmMetric.usd);
  expect(total(costAtRest(template('AWS::KMS::Key', { EnableKeyRotation: true })))).toBe(3);
  expect(total(costAtRest(template('AWS::KMS::Key')))).toBe(1);
});

test('a queue that Lambda polls costs 26 cents a month, a stream nothing', () => {
  expect(total(costAtRest(template('AWS::Lambda::EventSourceMapping')))).toBeCloseTo(0.2628, 4);
  expect(total(costAtRest(template('AWS::Lambda::EventSourceMapping', { StartingPosition: 'LATEST' })))).toBe(0);
});

test('a type whose price nobody has looked up is an error', () => {
  expect(() => costAtRest(template('AWS::EC2::NatGateway'))).toThrow('Nobody has said what AWS::EC2::NatGateway costs');
});

test('a document that a person may have to see costs 0.0005 USD of state transitions at most', () => {
  const file = resolve(DEFINITIONS, 'purchasing/supplier-invoice-intake.asl.json');
  const { transitions } = costPerThousand(
    JSON.parse(readFileSync(file, 'utf8')),
    WAYS['purchasing.supplier-invoice-intake'],
  );
  expect(transitions).toBe(16);
  expect(transitions * PRICES.transition.usd).toBeLessThanOrEqual(0.0005);
});
