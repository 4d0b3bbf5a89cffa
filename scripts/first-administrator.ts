/**
 * `npm run first-administrator -- --stage dev --email you@example.org --name "Your Name"`
 *
 * Somebody must be able to invite the others: makes a person administrator of the group in a stage just deployed. It
 * calls the function of `identity.register-person` as the API would, so the same use case decides and the same record
 * remains; what allows it is the operator's own AWS permission to invoke that function, and nothing else. The person gets
 * an invitation by mail with a temporary password.
 */
import { parseArgs } from 'node:util';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Role } from '../shared/contracts/roles.ts';
import { sha256 } from '../shared/kernel/ids.ts';

export interface FirstAdministrator {
  readonly email: string;
  readonly name: string;
  /** Roles per company; over the group itself when left out. */
  readonly memberships?: Readonly<Record<string, readonly Role[]>>;
}

/** A member, or a problem document (RFC 9457). */
interface Answer {
  readonly memberId: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
}

/**
 * Answers the member's id; a repeat answers the same.
 * @throws Error of one sentence with the reason of a refusal.
 */
export async function makeFirstAdministrator(
  lambda: LambdaClient,
  stage: string,
  { email, name, memberships = { group: ['administrator'] } }: FirstAdministrator,
): Promise<string> {
  const input = JSON.stringify({ email, name, memberships });
  const call = sha256(input).slice(0, 32);
  const principal = { id: 'operator', name: 'Operator', kind: 'machine', memberships: { group: ['administrator'] } };
  const request = {
    headers: { 'idempotency-key': call, 'accept-language': 'en' },
    requestContext: { requestId: call, authorizer: { lambda: { principal: JSON.stringify(principal) } } },
    body: input,
    isBase64Encoded: false,
  };
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({
      FunctionName: `coulisses-${stage}-identity-register-person`,
      Payload: Buffer.from(JSON.stringify(request)),
    }),
  );
  const answer = JSON.parse(Buffer.from(Payload ?? []).toString() || '{}') as { statusCode?: number; body?: string };
  if (FunctionError || !answer.body)
    throw new Error(`identity.register-person failed: read its log in stage ${stage}.`);
  const body = JSON.parse(answer.body) as Partial<Answer>;
  if (answer.statusCode === 200 && body.memberId) return body.memberId;
  const wrong = body.errors?.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ');
  throw new Error(`${body.title}: ${wrong ?? body.detail}`);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { stage: { type: 'string' }, email: { type: 'string' }, name: { type: 'string' } },
  });
  const { stage, email, name } = values;
  if (!stage || !email || !name) {
    console.error('Say whom and where: npm run first-administrator -- --stage dev --email <mail> --name "<name>"');
    process.exit(2);
  }
  try {
    const memberId = await makeFirstAdministrator(new LambdaClient({}), stage, { email, name });
    console.log(`${name} (${memberId}) administers the group of stage ${stage} and finds an invitation at ${email}.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
