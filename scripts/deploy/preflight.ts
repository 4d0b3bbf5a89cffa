import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { CloudFormationClient, DescribeStacksCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { StageSettings } from '../../infra/stages.ts';
import { lostState, type Template } from './stateful.ts';
import { neededFunctions } from './waiting.ts';

/** `stop`: the deployment would fail or lose something. `note`: it would work, and somebody should know. */
export interface Finding {
  readonly check: string;
  readonly verdict: 'ok' | 'note' | 'stop';
  readonly sentence: string;
}

export interface Flight {
  readonly settings: StageSettings;
  /** Of SDK clients. */
  readonly aws: { readonly region?: string };
  /** Wanted templates by stack name. */
  readonly templates: ReadonlyMap<string, Template>;
  /** Logical ids whose replacement somebody wants, such as a table's next generation. */
  readonly replace: readonly string[];
}

/** Lambda keeps this many runs unreserved: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
const UNRESERVED = 100;
/** Below, a day's mail dropped at once is throttled for minutes. */
const COMFORTABLE_CONCURRENCY = 200;
const COMFORTABLE_TRANSITIONS = 500;

type Check = (flight: Flight) => Promise<Finding['sentence'] | readonly [verdict: 'note' | 'stop', sentence: string]>;

/** In the order in which their failures explain each other. */
const CHECKS: Readonly<Record<string, Check>> = {
  async credentials({ settings, aws }) {
    const { Account } = await new STSClient(aws).send(new GetCallerIdentityCommand({}));
    if (settings.account && settings.account !== Account)
      return [
        'stop',
        `The credentials are of account ${Account}, stage ${settings.name} is ${settings.account}: use those.`,
      ];
    return `account ${Account}`;
  },

  async region({ settings, aws }) {
    if (aws.region && aws.region !== settings.region)
      return ['stop', `The stage lies in ${settings.region} and AWS_REGION says ${aws.region}: unset it.`];
    return settings.region;
  },

  async bootstrap({ settings, aws }) {
    try {
      const { Stacks } = await new CloudFormationClient(aws).send(
        new DescribeStacksCommand({ StackName: 'CDKToolkit' }),
      );
      return `CDKToolkit ${Stacks?.[0]?.StackStatus}`;
    } catch {
      return [
        'stop',
        `The CDK has no place for its files in this account and region: run \`npx cdk bootstrap aws://<account>/${settings.region}\` once.`,
      ];
    }
  },

  async concurrency({ settings, aws }) {
    const { AccountLimit } = await new LambdaClient(aws).send(new GetAccountSettingsCommand({}));
    const all = AccountLimit?.ConcurrentExecutions ?? 0;
    if (settings.authoriserReservedConcurrency > 0 && all - settings.authoriserReservedConcurrency < UNRESERVED)
      return [
        'stop',
        `Lambda runs ${all} functions at once here and keeps ${UNRESERVED} unreserved: set authoriserReservedConcurrency to 0, or ask for more.`,
      ];
    if (all < COMFORTABLE_CONCURRENCY)
      return [
        'note',
        `Lambda runs only ${all} functions at once here (new accounts): ask Service Quotas for more before real work.`,
      ];
    return `${all} functions at once`;
  },

  async transitions({ aws }) {
    const { Quotas = [] } = await new ServiceQuotasClient(aws).send(
      new ListServiceQuotasCommand({ ServiceCode: 'states' }),
    );
    const rate = Quotas.find(({ QuotaName = '' }) =>
      /StateTransition.*second|StateTransition.*refill/i.test(QuotaName),
    )?.Value;
    if (rate === undefined)
      return ['note', 'Service Quotas does not say how many state transitions a second are allowed.'];
    if (rate < COMFORTABLE_TRANSITIONS) return ['note', `Step Functions makes ${rate} transitions a second here.`];
    return `${rate} transitions a second`;
  },

  async mail({ aws }) {
    const { ProductionAccessEnabled } = await new SESv2Client(aws).send(new GetAccountCommand({}));
    return ProductionAccessEnabled
      ? 'SES writes to anybody'
      : [
          'note',
          'SES is in its sandbox and writes to verified addresses only; invitations go by Cognito’s own mail, 50 a day.',
        ];
  },

  async certificate({ settings: { domain } }) {
    if (!domain) return 'none: the console gets CloudFront’s name';
    if (!domain.certificateArn.startsWith('arn:aws:acm:us-east-1:'))
      return ['stop', `The certificate of ${domain.name} must lie in us-east-1, where CloudFront looks for it.`];
    const { Certificate } = await new ACMClient({ region: 'us-east-1' }).send(
      new DescribeCertificateCommand({ CertificateArn: domain.certificateArn }),
    );
    const names = [Certificate?.DomainName, ...(Certificate?.SubjectAlternativeNames ?? [])];
    const covered = names.includes(domain.name) || names.includes(`*.${domain.name.split('.').slice(1).join('.')}`);
    if (Certificate?.Status !== 'ISSUED' || !covered)
      return [
        'stop',
        `The certificate is ${Certificate?.Status} for ${names.join(', ')}: it must be ISSUED and name ${domain.name}.`,
      ];
    return domain.name;
  },

  async state({ aws, templates, replace }) {
    const client = new CloudFormationClient(aws);
    const lost: string[] = [];
    for (const [stack, wanted] of templates) {
      const deployed = await templateOf(client, stack);
      if (!deployed) continue;
      for (const [id, sentence] of lostState(deployed, wanted)) if (!replace.includes(id)) lost.push(sentence);
    }
    if (lost.length > 0)
      return [
        'stop',
        `${lost.join('; ')}. Say --replace <logical id> when that is wanted (docs/runbooks/platform.md#restore).`,
      ];
    return 'nothing that holds state is replaced';
  },

  async waiting({ settings, aws, templates }) {
    const functions = new Set(
      [...templates.values()].flatMap(({ Resources }) =>
        Object.values(Resources).flatMap(({ Type, Properties }) =>
          Type === 'AWS::Lambda::Function' ? [String(Properties?.FunctionName)] : [],
        ),
      ),
    );
    const needed = await neededFunctions(new SFNClient(aws), settings.name);
    const missing = [...needed].filter(([name]) => !functions.has(name));
    if (missing.length > 0)
      return [
        'stop',
        `${missing.map(([name, count]) => `${name} is gone and ${count} running executions may still call it`).join('; ')}. Keep the step until they have ended.`,
      ];
    return 'every step that a running execution may call is there';
  },
};

/**
 * Runs every check; one that cannot ask says so and stops nothing else.
 * @param only those that need no templates, before anything is built
 */
export async function preflight(flight: Flight, only: readonly ('credentials' | 'region')[] = []): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [check, run] of Object.entries(CHECKS)) {
    if (only.length > 0 && !only.some((name) => name === check)) continue;
    try {
      const said = await run(flight);
      findings.push(
        typeof said === 'string'
          ? { check, verdict: 'ok', sentence: said }
          : { check, verdict: said[0], sentence: said[1] },
      );
    } catch (error) {
      const { name, message } = error as Error;
      if (check === 'credentials') {
        const mend = 'sign in (`aws sso login`, or AWS_PROFILE), then deploy again';
        return [{ check, verdict: 'stop', sentence: `AWS lets nobody in with these credentials (${name}): ${mend}.` }];
      }
      findings.push({ check, verdict: 'note', sentence: `could not be asked (${name}: ${message})` });
    }
  }
  return findings;
}

/** What a stack was last deployed from; undefined when it is not there yet. */
async function templateOf(client: CloudFormationClient, StackName: string): Promise<Template | undefined> {
  try {
    const { TemplateBody = '{}' } = await client.send(new GetTemplateCommand({ StackName, TemplateStage: 'Original' }));
    const template = JSON.parse(TemplateBody) as Template;
    return template.Resources ? template : undefined;
  } catch (error) {
    if ((error as Error).message.includes('does not exist')) return undefined;
    throw error;
  }
}
