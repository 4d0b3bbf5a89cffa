import * as z from 'zod';
import { Instant } from '../../../../shared/kernel/dates.ts';

export const ConnectionId = z
  .string()
  .regex(/^pcn_[0-9a-f-]{36}$/)
  .meta({ examples: ['pcn_4e1c6d1c-2f3a-8c4d-9e5f-6a7b8c9d0e1f'] });

/**
 * How a company is connected to its approved platform. It has one at a time; one that it left is listened to for a while,
 * for what was under way. Its secret is a parameter named `platform/<connectionId>`, never here.
 */
export const PlatformConnection = z
  .object({
    connectionId: ConnectionId,
    /** What people call it. */
    name: z.string(),
    url: z.url(),
    tokenUrl: z.url(),
    clientId: z.string(),
    /** The company as its statuses name it: SIREN and name at the time of the connection. */
    company: z.object({ siren: z.string(), name: z.string() }),
    since: Instant,
    /** When the company left it for another. */
    until: Instant.optional(),
    /** When what was under way had its time, and it is listened to no more. */
    closedAt: Instant.optional(),
    /** The last change at the platform that was taken in: the next search begins before it. */
    cursor: Instant,
    /** When the last search looked back as far as flows may come late. */
    sweptAt: Instant.optional(),
    /** The last exchange that was worth a note: one an hour, and each that went otherwise than the one before. */
    exchanged: z
      .object({
        at: Instant,
        outcome: z.enum(['done', 'unreachable', 'forbidden', 'denied', 'refused', 'gone']),
        detail: z.string().optional(),
      })
      .optional(),
    invoicesReceived: z.number().int(),
    statusesReceived: z.number().int(),
    statusesSent: z.number().int(),
  })
  .meta({ id: 'PlatformConnection' });
export type PlatformConnection = z.infer<typeof PlatformConnection>;

/** All connections of a company, the oldest first: a handful in its life, kept as one record. */
export const CompanyPlatforms = z.object({ connections: z.array(PlatformConnection) });
export type CompanyPlatforms = z.infer<typeof CompanyPlatforms>;

/** For so many days a platform that was left is listened to: acknowledgements, and invoices that were on their way. */
const DRAIN_DAYS = 30;
/** A flow may show in a search later than its own time says. Every search looks back so far … */
const OVERLAP_MINUTES = 15;
/** … and one search a day so far. */
const SWEEP_DAYS = 7;
const DAY = 24 * 3_600_000;

export const secretName = (connectionId: string): string => `platform/${connectionId}`;

/** So many are kept: those that are listened to, and of the others the latest. */
const MAX_CONNECTIONS = 20;

/** The connections with one more, through which the company sends from now on; nothing while too many are listened to. */
export function connected(
  before: readonly PlatformConnection[],
  connection: PlatformConnection,
): CompanyPlatforms | undefined {
  const others = before.map((one) => (one.until ? one : { ...one, until: connection.since }));
  const room = MAX_CONNECTIONS - 1 - others.filter(({ closedAt }) => !closedAt).length;
  if (room < 0) return undefined;
  const closed = others.filter(({ closedAt }) => closedAt);
  const latest = new Set(room === 0 ? [] : closed.slice(-room));
  return { connections: [...others.filter((one) => !one.closedAt || latest.has(one)), connection] };
}

/** The one through which the company sends. */
export function currentConnection({ connections }: CompanyPlatforms): PlatformConnection | undefined {
  return connections.find(({ until }) => until === undefined);
}

/** What was under way at a platform that was left had its time. */
export function isDrained({ until }: PlatformConnection, now: string): boolean {
  return until !== undefined && Date.parse(now) - Date.parse(until) > DRAIN_DAYS * DAY;
}

/** From when on a search asks for changes, and whether it is the one that looks back far. */
export function searchFrom(
  { cursor, sweptAt }: PlatformConnection,
  now: string,
): { readonly updatedAfter: string; readonly sweep: boolean } {
  const sweep = sweptAt === undefined || Date.parse(now) - Date.parse(sweptAt) >= DAY;
  const back = sweep ? SWEEP_DAYS * DAY : OVERLAP_MINUTES * 60_000;
  return { updatedAfter: new Date(Date.parse(cursor) - back).toISOString(), sweep };
}
