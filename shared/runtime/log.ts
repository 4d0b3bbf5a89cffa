import { Logger } from '@aws-lambda-powertools/logger';

let logger: Logger | undefined;

/** The function's logger: JSON lines, service name and level from the environment. Made at first use. */
export function log(): Logger {
  logger ??= new Logger();
  return logger;
}
