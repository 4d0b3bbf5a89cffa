import middy from '@middy/core';
import type { Context as LambdaContext } from 'aws-lambda';
import type { Database } from '../aws/database.ts';
import { log } from './log.ts';

/** What one invocation was, for its one log line. The handler fills it as it learns. */
export interface Account {
  task: string;
  outcome: string;
  [detail: string]: unknown;
}

/**
 * The frame around every function: one log line per invocation with task, outcome, duration and what DynamoDB will bill.
 * A thrown error is a failure: it is logged with its stack and thrown on, so that retries and the alarm see it.
 */
export function lambda<Event, Result>(
  name: string,
  database: Database | undefined,
  handle: (event: Event, account: Account, lambdaContext: LambdaContext) => Promise<Result>,
) {
  return middy<Event, Result>().handler(async (event: Event, lambdaContext: LambdaContext): Promise<Result> => {
    const account: Account = { task: name, outcome: 'failed' };
    const started = performance.now();
    database?.meter.reset();
    try {
      return await handle(event, account, lambdaContext);
    } catch (error) {
      account.error = error;
      throw error;
    } finally {
      const { error, ...line } = account;
      const details = {
        ...line,
        requestId: lambdaContext.awsRequestId,
        milliseconds: Math.round(performance.now() - started),
        ...(database && {
          requests: database.meter.requests,
          writeUnits: database.meter.writeUnits,
          readUnits: database.meter.readUnits,
        }),
      };
      if (error instanceof Error) log().error(name, { ...details, error });
      else log().info(name, details);
    }
  });
}
