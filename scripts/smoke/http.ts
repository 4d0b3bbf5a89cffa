import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

/** Where the stage serves its console. */
export async function consoleOf(stage: string, aws: object): Promise<string> {
  const Name = `/coulisses/${stage}/session`;
  const { Parameter } = await new SSMClient(aws).send(new GetParameterCommand({ Name })).catch(() => {
    throw new Error(
      `There is no parameter ${Name}: is stage ${stage} deployed, and are these the right account and region?`,
    );
  });
  return (JSON.parse(Parameter?.Value ?? '{}') as { consoleOrigin: string }).consoleOrigin;
}

/**
 * Asks console and API as a stranger would; one sentence for each thing that is as it should be.
 * @throws Error of one sentence for the first that is not.
 */
export async function answersOf(origin: string): Promise<string[]> {
  const page = await ask(`${origin}/`, 200);
  const policy = page.headers.get('content-security-policy') ?? '';
  if (!policy.includes("default-src 'none'") && !policy.includes("default-src 'self'"))
    throw new Error(`${origin} serves the console without a content security policy.`);
  const config = (await (await ask(`${origin}/config.json`, 200)).json()) as { clientId?: string };
  if (!config.clientId) throw new Error(`${origin}/config.json does not say whom to ask for a session.`);
  await ask(`${origin}/api/identity/v1/me`, 401);
  return [
    `the console answers at ${origin}, with a content security policy`,
    'it knows where to sign in',
    'the API wants to know who calls (401)',
  ];
}

async function ask(url: string, expected: number): Promise<Response> {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(15_000) }).catch(() => {
    throw new Error(`${url} does not answer.`);
  });
  if (response.status !== expected) throw new Error(`${url} answers ${response.status}; expected ${expected}.`);
  return response;
}
