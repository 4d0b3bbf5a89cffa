import * as z from 'zod';

const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731] as const;

/** Everything that differs between stages, and nowhere else. Invalid settings fail `cdk synth` with the field's name. */
const StageSettings = z.strictObject({
  name: z.enum(['local', 'dev', 'staging', 'prod']),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  /** Left out: the account of the credentials in use. */
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  /** The console's own name; its certificate must lie in us-east-1. Left out: CloudFront's name. */
  domain: z.strictObject({ name: z.string().regex(/^[a-z0-9.-]+$/), certificateArn: z.string() }).optional(),
  /** Tables, buckets, keys and the user pool survive the deletion of their stack and refuse a deletion of their own. */
  keepData: z.boolean(),
  /** People must sign in with a second factor (an authenticator app); otherwise they may. */
  requireMfa: z.boolean(),
  /** How documents are locked until their legal date. COMPLIANCE cannot be undone by anybody. */
  objectLock: z.enum(['COMPLIANCE', 'GOVERNANCE']),
  /** Bases of VIES and of the French company register. */
  registers: z.strictObject({ vies: z.url(), companyRegister: z.url() }),
  logLevel: z.enum(['DEBUG', 'INFO', 'WARN']),
  logRetentionDays: z.union(RETENTION_DAYS.map((days) => z.literal(days))),
  /** How long API Gateway reuses an answer of the authoriser: a withdrawn role takes effect within that. */
  authoriserCacheSeconds: z.number().int().min(0).max(3600),
  /** Concurrent runs kept for the authoriser, taken from the account's; 0 keeps none (new accounts have 10 in all). */
  authoriserReservedConcurrency: z.number().int().min(0),
  /** Messages of one queue handled at once, 2 at least (a limit of SQS event sources). */
  listenerConcurrency: z.number().int().min(2).max(1000),
  /** Requests a second and at once, for each area's API. */
  apiThrottle: z.strictObject({ rate: z.number().int().positive(), burst: z.number().int().positive() }),
  /** The domain at which suppliers' mail is received (its MX record names SES of the region); left out: none is. */
  mailDomain: z
    .string()
    .regex(/^[a-z0-9.-]+$/)
    .optional(),
  /** Who is told of alarms and of the budget. */
  alarmEmail: z.email().optional(),
  monthlyBudgetUsd: z.number().positive(),
  /** Local cloud only: where it listens, and where it serves the console. It tells functions its address itself. */
  local: z.strictObject({ endpoint: z.url(), console: z.url() }).optional(),
});
export type StageSettings = Readonly<z.infer<typeof StageSettings>>;

const AWS_DEFAULTS = {
  region: 'eu-west-3',
  keepData: true,
  requireMfa: false,
  objectLock: 'GOVERNANCE',
  logLevel: 'INFO',
  logRetentionDays: 30,
  authoriserCacheSeconds: 300,
  authoriserReservedConcurrency: 0,
  listenerConcurrency: 5,
  apiThrottle: { rate: 200, burst: 400 },
  monthlyBudgetUsd: 60,
  registers: {
    vies: 'https://ec.europa.eu/taxation_customs/vies/rest-api',
    companyRegister: 'https://recherche-entreprises.api.gouv.fr',
  },
} as const;

const STAGES: Readonly<Record<StageSettings['name'], () => unknown>> = {
  local: () => ({
    ...AWS_DEFAULTS,
    name: 'local',
    keepData: false,
    logRetentionDays: 7,
    // Every story under test must see a withdrawn role at once.
    authoriserCacheSeconds: 0,
    apiThrottle: { rate: 10_000, burst: 10_000 },
    // Nobody outside this machine is asked: without the simulator of local/registers both are down, which holds nobody up.
    registers: { vies: 'http://127.0.0.1:4569/vies', companyRegister: 'http://127.0.0.1:4569/register' },
    local: {
      endpoint: process.env.AWS_ENDPOINT_URL ?? 'http://127.0.0.1:4566',
      console: process.env.COULISSES_CONSOLE ?? 'http://localhost:4567',
    },
  }),
  dev: () => ({ ...AWS_DEFAULTS, name: 'dev', logLevel: 'DEBUG', logRetentionDays: 14 }),
  staging: () => ({ ...AWS_DEFAULTS, name: 'staging' }),
  prod: () => ({
    ...AWS_DEFAULTS,
    name: 'prod',
    requireMfa: true,
    objectLock: 'COMPLIANCE',
    logRetentionDays: 365,
    listenerConcurrency: 20,
    apiThrottle: { rate: 1_000, burst: 2_000 },
    monthlyBudgetUsd: 200,
  }),
};

export const STAGE_NAMES = Object.keys(STAGES) as StageSettings['name'][];

/**
 * The settings of a stage.
 * @param overrides what the command line says (`--context alarmEmail=…`): account, region, domain, mailDomain, alarmEmail.
 * @throws Error of one sentence for an unknown stage or an invalid setting.
 */
export function stageSettings(name: string, overrides: Partial<StageSettings> = {}): StageSettings {
  const stage = STAGES[name as StageSettings['name']];
  if (!stage)
    throw new Error(`There is no stage "${name}": name one of ${STAGE_NAMES.join(', ')} by --context stage=.`);
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  const settings = StageSettings.safeParse({ ...(stage() as object), ...given });
  if (!settings.success) throw new Error(`Settings of stage "${name}": ${z.prettifyError(settings.error)}`);
  if ((settings.data.name === 'local') !== (settings.data.local !== undefined))
    throw new Error('Only the stage "local" has, and needs, the address of a local cloud.');
  return settings.data;
}

/** Where the console is served, when that is known before CloudFront has given it a name. */
export function knownConsoleOrigin({ domain, local }: StageSettings): string | undefined {
  return domain ? `https://${domain.name}` : local?.console;
}
