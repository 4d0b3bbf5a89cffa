import { expect, test } from 'vitest';
import { lostState, type Template } from './stateful.ts';

const table = (TableName: string, more = {}) => ({
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: { TableName, ...more },
});
const template = (Resources: Template['Resources']): Template => ({ Resources });

test('a table that is renamed, removed or turned into something else would leave its items behind', () => {
  const deployed = template({
    Work: table('work-main-1'),
    Gone: table('gone-1'),
    Pool: { Type: 'AWS::Cognito::UserPool' },
  });
  const wanted = template({ Work: table('work-main-2'), Pool: { Type: 'AWS::Cognito::IdentityPool' } });
  expect([...lostState(deployed, wanted).values()]).toEqual([
    'Work (AWS::DynamoDB::GlobalTable) is replaced, because TableName changes',
    'Gone (AWS::DynamoDB::GlobalTable) is no longer in the template',
    'Pool becomes another thing: AWS::Cognito::UserPool → AWS::Cognito::IdentityPool',
  ]);
});

test('what changes in place, is new or holds nothing is no loss', () => {
  const deployed = template({ Work: table('w-1', { BillingMode: 'A' }), Alarm: { Type: 'AWS::CloudWatch::Alarm' } });
  const wanted = template({ Work: table('w-1', { BillingMode: 'B' }), New: table('n-1') });
  expect(lostState(deployed, wanted).size).toBe(0);
});
