import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { camelCase } from '../../shared/contracts/names.ts';
import type { EventChoice, RecordChoice } from './templates.ts';

/** The records of an area that a task may be about, the one named like its file first. */
export async function recordsOf(root: string, area: string): Promise<RecordChoice[]> {
  const folder = join(root, 'functions', area, 'data');
  const files = existsSync(folder)
    ? (await readdir(folder)).filter((name) => /(?<!\.test)\.ts$/.test(name)).sort()
    : [];
  const main: RecordChoice[] = [];
  const others: RecordChoice[] = [];
  for (const file of files)
    for (const [name, value] of Object.entries(await exportsOf(join(folder, file))))
      if (isRecord(value)) {
        const { kind } = value;
        const record = { name, file, kind, ...(await notFoundOf(root, area, kind)) };
        (basename(file, '.ts') === kind ? main : others).push(record);
      }
  return [...main, ...others];
}

/**
 * The record that a new task is about: the named one, else the area's main one. A task that people call needs the area's
 * refusal `<area>.<kind>-not-found`. Throws a sentence for people when there is none.
 */
export async function chooseRecord(
  root: string,
  area: string,
  wanted: string | undefined,
  refuses: boolean,
): Promise<RecordChoice> {
  const known = await recordsOf(root, area);
  const chosen = wanted ? known.find(({ name }) => name === wanted) : known[0];
  if (!chosen) {
    const names = known.map(({ name }) => name).join(', ') || 'none';
    throw new Error(
      `functions/${area}/data has no record ${wanted ?? 'at all'}: name one with --record (known: ${names}).`,
    );
  }
  if (refuses && !chosen.notFound)
    throw new Error(
      `functions/${area}/domain/refusals.ts declares no "${area}.${chosen.kind}-not-found": declare it first, or choose another --record.`,
    );
  return chosen;
}

async function notFoundOf(
  root: string,
  area: string,
  kind: string,
): Promise<Pick<RecordChoice, 'notFound' | 'parameter'>> {
  const path = join(root, 'functions', area, 'domain/refusals.ts');
  const code = `${area}.${kind}-not-found`;
  for (const [name, value] of Object.entries(existsSync(path) ? await exportsOf(path) : {})) {
    const refusal = value as { code?: unknown; detail?: { en: string } };
    if (refusal.code !== code) continue;
    const parameter = /\{(\w+)\}/.exec(refusal.detail?.en ?? '')?.[1];
    return { notFound: name, parameter: parameter ?? `${camelCase(kind)}Id` };
  }
  return { notFound: undefined, parameter: `${camelCase(kind)}Id` };
}

/** Every event that a listener may receive, those of the area itself first. */
export async function eventsOf(root: string, area: string): Promise<EventChoice[]> {
  const own: EventChoice[] = [];
  const others: EventChoice[] = [];
  for (const name of (await readdir(join(root, 'functions'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)) {
    const path = join(root, 'functions', name, 'public.ts');
    if (!existsSync(path)) continue;
    for (const [exported, value] of Object.entries(await exportsOf(path)))
      if (isEvent(value)) (name === area ? own : others).push({ name: exported, area: name, type: value.type });
  }
  return [...own, ...others];
}

/** The event that a new listener receives: the named type, else the first that the area itself publishes. */
export async function chooseEvent(root: string, area: string, wanted: string | undefined): Promise<EventChoice> {
  const known = await eventsOf(root, area);
  const chosen = wanted ? known.find(({ type }) => type === wanted) : known.find((event) => event.area === area);
  if (!chosen) throw new Error(`Name the event with --event: ${known.map(({ type }) => type).join(', ')}.`);
  return chosen;
}

async function exportsOf(path: string): Promise<Record<string, unknown>> {
  return (await import(path)) as Record<string, unknown>;
}

function isRecord(value: unknown): value is { kind: string } {
  return typeof value === 'object' && value !== null && 'kind' in value && 'schemaVersion' in value && 'key' in value;
}

function isEvent(value: unknown): value is { type: string } {
  return typeof value === 'object' && value !== null && 'type' in value && 'aggregate' in value && 'version' in value;
}
