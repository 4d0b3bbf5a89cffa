import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

/** What the console stack says of signing in, read once per container. */
export interface SessionSettings {
  /** The user pool client of the console. */
  readonly clientId: string;
  /** Base of the hosted sign-in pages and of the token endpoint. */
  readonly signInUrl: string;
  readonly consoleOrigin: string;
}

let settings: Promise<SessionSettings> | undefined;

export function sessionSettings(): Promise<SessionSettings> {
  settings ??= new SSMClient({})
    .send(new GetParameterCommand({ Name: process.env.SESSION_PARAMETER }))
    .then(({ Parameter }) => JSON.parse(Parameter?.Value ?? '') as SessionSettings);
  // A parameter that cannot be read now may be readable at the next call.
  settings.catch(() => {
    settings = undefined;
  });
  return settings;
}
