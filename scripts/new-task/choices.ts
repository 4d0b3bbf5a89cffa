import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { camelCase } from '../../shared/contracts/names.ts';
import type { EventChoice, RecordChoice } from './templates.ts';

/**
 * The record that a new task is about: the named one, else the one named like its file. A task that people call needs the
 * area's refusal `<area>.<kind>-not-found`. Throws a sentence for people when there is none.
 */
export async function chooseRecord(
  root: string,
  area: string,
  wanted: string | undefined,
  refuses: boolean,
): Promise<RecordChoice> {
  const folder = join(root, 'functions', area, 'data');
  const files = existsSync(folder)
    ? (await readdir(folder)).filter((name) => /(?<!\.test)\.ts$/.test(name)).sort()
    : [];
  const known: (Pick<RecordChoice, 'name' | 'file' | 'kind'> & { readonly main: boolean })[] = [];
  for (const file of files)
    for (const [name, value] of Object.entries(await exportsOf(join(folder, file))))
      if (isRecord(value)) known.push({ name, file, kind: value.kind, main: basename(file, '.ts') === value.kind });
  const chosen = wanted ? known.find(({ name }) => name === wanted) : (known.find(({ main }) => main) ?? known[0]);
  if (!chosen) {
    const names = known.map(({ name }) => name).join(', ') || 'none';
    throw new Error(
      `functions/${area}/data has no record ${wanted ?? 'at all'}: name one with --record (known: ${names}).`,
    );
  }
  return { ...chosen, ...(await notFoundOf(root, area, chosen.kind, refuses)) };
}

async function notFoundOf(
  root: string,
  area: string,
  kind: string,
  refuses: boolean,
): Promise<Pick<RecordChoice, 'notFound' | 'parameter'>> {
  const path = join(root, 'functions', area, 'domain/refusals.ts');
  const code = `${area}.${kind}-not-found`;
  for (const [name, value] of Object.entries(existsSync(path) ? await exportsOf(path) : {})) {
    const refusal = value as { code?: unknown; detail?: { en: string } };
    if (refusal.code !== code) continue;
    const parameter = /\{(\w+)\}/.exec(refusal.detail?.en ?? '')?.[1];
    return { notFound: name, parameter: parameter ?? `${camelCase(kind)}Id` };
  }
  if (!refuses) return { notFound: undefined, parameter: `${camelCase(kind)}Id` };
  throw new Error(
    `functions/${area}/domain/refusals.ts declares no "${code}": declare it first, or choose another --record.`,
  );
}

/** The event that a new listener receives: the named type, else the first that the area itself publishes. */
export async function chooseEvent(root: string, area: string, wanted: string | undefined): Promise<EventChoice> {
  const known: (EventChoice & { readonly type: string })[] = [];
  for (const name of (await readdir(join(root, 'functions'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)) {
    const path = join(root, 'functions', name, 'public.ts');
    if (!existsSync(path)) continue;
    for (const [exported, value] of Object.entries(await exportsOf(path)))
      if (isEvent(value)) known.push({ name: exported, area: name, type: value.type });
  }
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
