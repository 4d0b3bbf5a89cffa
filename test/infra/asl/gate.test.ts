import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AREAS } from '../../../functions/areas.ts';
import { DEFINITIONS } from '../synthesise.ts';
import { findings } from './gate.ts';

// biome-ignore lint/suspicious/noExplicitAny: defects break definitions in every way
type Definition = any;
const read = (file: string): Definition => JSON.parse(readFileSync(resolve(DEFINITIONS, file), 'utf8'));
const files = globSync('**/*.asl.json', { cwd: DEFINITIONS });

test('there is a definition for each declared workflow, and none else', () => {
  const declared = AREAS.flatMap(({ workflows }) => workflows.map(({ id }) => `${id.replace('.', '/')}.asl.json`));
  expect(files.toSorted()).toEqual(declared.toSorted());
});

test.each(files)('%s passes the gate', (file) => {
  expect(findings(read(file))).toEqual([]);
});

const RETRY = [
  {
    ErrorEquals: [
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
      'Lambda.Unknown',
    ],
    IntervalSeconds: 1,
    MaxAttempts: 6,
    BackoffRate: 2,
  },
];

/** A small definition that passes; each defect breaks one thing of it. */
function sound(): Definition {
  const task = (placeholder: string, next: string) => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: `\${${placeholder}}`, Payload: { companyId: '{% $companyId %}' } },
    TimeoutSeconds: 60,
    Retry: structuredClone(RETRY),
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
    Output: '{% $states.result.Payload %}',
    Next: next,
  });
  return {
    QueryLanguage: 'JSONata',
    StartAt: 'Begin',
    States: {
      Begin: { Type: 'Pass', Assign: { companyId: '{% $states.input.companyId %}' }, Next: 'Read' },
      Read: task('PurchasingReadInvoice', 'WasRead'),
      WasRead: {
        Type: 'Choice',
        Choices: [{ Condition: "{% $states.input.outcome = 'read' and $exists($companyId) %}", Next: 'Wait' }],
        Default: 'Ended',
      },
      Wait: {
        ...task('WorkOpenHumanTask', 'Ended'),
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        HeartbeatSeconds: 30,
      },
      Ended: { Type: 'Pass', End: true },
      Failed: { Type: 'Fail', Error: 'Failed', Cause: 'A step kept failing' },
    },
  };
}

const DEFECTS: Record<string, (states: Definition, definition: Definition) => void> = {
  'a next state that is missing': ({ Read }) => { Read.Next = 'Nowhere'; },
  'a state that nothing leads to': (states) => { states.Lost = { Type: 'Pass', End: true }; },
  'a misspelt field': ({ Read }) => { Read.TimeoutSecond = Read.TimeoutSeconds; delete Read.TimeoutSeconds; },
  'JSONPath': (_, definition) => { definition.QueryLanguage = 'JSONPath'; },
  'a state in JSONPath': ({ Ended }) => { Ended.QueryLanguage = 'JSONPath'; },
  'a heartbeat as long as the time-out': ({ Wait }) => { Wait.HeartbeatSeconds = 60; },
  'a misspelt integration': ({ Read }) => { Read.Resource = 'arn:aws:states:::lambda:invok'; },
  'a call of DynamoDB': ({ Read }) => { Read.Resource = 'arn:aws:states:::dynamodb:putItem'; },
  'a function by its name': ({ Read }) => { Read.Arguments.FunctionName = 'coulisses-read-invoice'; },
  'no time-out': ({ Read }) => { delete Read.TimeoutSeconds; },
  'no retry of Lambda.Unknown': ({ Read }) => { Read.Retry[0].ErrorEquals.pop(); },
  'a retry that retries nothing': ({ Read }) => { Read.Retry[0].MaxAttempts = 0; },
  'no catch': ({ Read }) => { delete Read.Catch; },
  'a failure that ends well': ({ Read }) => { Read.Catch[0].Next = 'Ended'; },
  'States.ALL before another': ({ Read }) => { Read.Catch.push({ ErrorEquals: ['States.Timeout'], Next: 'Failed' }); },
  'States.ALL beside another': ({ Read }) => { Read.Catch[0].ErrorEquals.push('States.Timeout'); },
  'a variable that is never assigned': ({ Read }) => { Read.Arguments.Payload.companyId = '{% $companyid %}'; },
  'a variable assigned on one way only': (states) => {
    states.WasRead.Choices[0].Assign = { supplierId: '{% $states.input.supplierId %}' };
    states.Ended.Output = '{% $supplierId %}';
  },
  'a result before there is one': ({ Read }) => { Read.Arguments.Payload.companyId = '{% $states.result.companyId %}'; },
  'a broken expression': ({ Read }) => { Read.Output = '{% $states.result. %}'; },
  'arithmetic': ({ Read }) => { Read.Arguments.Payload.companyId = '{% $states.input.n + 1 %}'; },
  'a function in an argument': ({ Read }) => { Read.Arguments.Payload.companyId = '{% $uppercase($companyId) %}'; },
  'reshaping': ({ Read }) => { Read.Output = "{% {'a': $states.result.Payload} %}"; },
  'a filter': ({ Read }) => { Read.Output = '{% $states.result.Payload.lines[0] %}'; },
  'a business rule': ({ WasRead }) => { WasRead.Choices[0].Condition = '{% $states.input.total > 1000 %}'; },
  'a Choice without Default': ({ WasRead }) => { delete WasRead.Default; },
  'the Output of a Succeed': (states) => { states.Ended = { Type: 'Succeed', Output: '{% $companyId %}' }; },
  'a misspelt reader': (states) => {
    states.Ended = { ...mapOver(states), ItemReader: { Resource: 'arn:aws:states:::s3:getObjects', Arguments: {} }, End: true };
  },
  'a variable from inside a Map': (states) => {
    states.Ended = { ...mapOver(states), Next: 'After' };
    states.After = { Type: 'Pass', Output: '{% $inner %}', End: true };
  },
}; // biome-ignore format: one table

function mapOver({ Ended }: Definition): Definition {
  return {
    Type: 'Map',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'INLINE' },
      StartAt: 'Each',
      States: { Each: { ...Ended, Assign: { inner: '{% $states.input.id %}' } } },
    },
  };
}

describe('the gate', () => {
  test('lets a sound definition through', () => {
    expect(findings(sound())).toEqual([]);
  });
  test.each(Object.entries(DEFECTS))('stops %s', (_, plant) => {
    const definition = sound();
    plant(definition.States, definition);
    expect(findings(definition)).not.toEqual([]);
  });
});
