/**
 * `npm run build`: generates the entry of every Lambda function from its declaration and bundles them into
 * `.build/functions/<area>/<function>/index.js`, one esbuild call per area. Nothing of it is written by hand.
 */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { AREAS } from '../functions/areas.ts';
import { planOf, queriesPlan } from '../infra/functions-of.ts';
import type { Access } from '../shared/contracts/access.ts';
import type { AreaDeclaration } from '../shared/contracts/area.ts';
import { areaOf, camelCase, taskName } from '../shared/contracts/names.ts';
import type { TaskDeclaration } from '../shared/contracts/task.ts';

const ROOT = resolve(import.meta.dirname, '..');
const OUT = join(ROOT, '.build');

/** What a use case gets for each word of its access: the property, the module and the maker. */
function servicesOf(access: Access): { name: string; module: string; maker: string }[] {
  const {
    documents = {},
    checkpoints,
    secrets,
    outside = [],
    starts,
    sends,
    deadLetters,
    executions,
    identityProvider,
  } = access;
  const service = (name: string, module: string, maker: string, folder = 'aws') => ({
    name,
    module: `shared/${folder}/${module}.ts`,
    maker,
  });
  return [
    ...(documents.inbox === 'read' || documents.mail ? [service('inbox', 'inbox', 'openInbox')] : []),
    ...(documents.inbox === 'upload' ? [service('uploadForms', 'upload-form', 'openUploadForms')] : []),
    ...(documents.inbox === 'put' ? [service('inboxDoor', 'inbox', 'openInboxDoor')] : []),
    ...(secrets ? [service('secrets', 'secrets', 'openSecrets')] : []),
    ...(outside.includes('approved-platform')
      ? [service('platforms', 'xp-z12-013', 'openApprovedPlatforms', 'outside')]
      : []),
    ...(documents.archive === 'link' ? [service('archiveLinks', 'archive-links', 'openArchiveLinks')] : []),
    ...(documents.archive === 'put' || documents.archive === 'keep'
      ? [service('archive', 'archive', 'openArchive')]
      : []),
    ...(checkpoints ? [service('checkpoints', 'checkpoints', 'openCheckpoints')] : []),
    ...(starts ? [service('workflows', 'workflows', 'openWorkflows')] : []),
    ...(deadLetters ? [service('deadLetters', 'dead-letters', 'openDeadLetters')] : []),
    ...(executions ? [service('executions', 'executions', 'openExecutions')] : []),
    ...(sends === 'callback' ? [service('callbacks', 'callbacks', 'openCallbacks')] : []),
    ...(outside.includes('registers') ? [service('registers', 'registers', 'openRegisters', 'outside')] : []),
    ...(identityProvider === 'exchange' ? [service('tokenEndpoint', 'token-endpoint', 'openTokenEndpoint')] : []),
    ...(identityProvider === 'manage' ? [service('userPool', 'user-pool', 'openUserPool')] : []),
  ];
}

const path = (file: string): string => JSON.stringify(join(ROOT, file));

function importsOf(task: TaskDeclaration, suffix = ''): string {
  const area = areaOf(task.id);
  const name = taskName(task.id);
  const folder = `functions/${area}/tasks/${name}`;
  return `import { ${camelCase(name)} as task${suffix} } from ${path(`${folder}/task.ts`)};
import { useCase as useCase${suffix} } from ${path(`${folder}/${name}.ts`)};
`;
}

function serviceImports(access: Access): { imports: string; services: string } {
  const services = servicesOf(access);
  return {
    imports: services.map(({ module, maker }) => `import { ${maker} } from ${path(module)};\n`).join(''),
    services: `{ ${services.map(({ name, maker }) => `${name}: ${maker}()`).join(', ')} }`,
  };
}

const DATABASE = `import { openDatabase } from ${path('shared/aws/database.ts')};\n`;

/** The source of one function's entry. */
function entryOf(task: TaskDeclaration): string {
  const { imports, services } = serviceImports(task.access);
  const handler = (kind: string, maker: string, args: string, database = DATABASE) =>
    `${importsOf(task)}${imports}${database}import { ${maker} } from ${path(`shared/runtime/${kind}.ts`)};
export const handler = ${maker}(${args});
`;
  const { kind } = task.trigger;
  const everything = `task, useCase, openDatabase(), ${services}`;
  switch (kind) {
    case 'command':
      return handler('command', 'commandHandler', everything);
    case 'step':
      return handler('step', 'stepHandler', everything);
    case 'listener':
      return handler('listener', 'listenerHandler', everything);
    case 'job':
      return handler('job', 'jobHandler', everything);
    case 'endpoint':
      return handler('endpoint', 'endpointHandler', `task, useCase, ${services}`, '');
    case 'authoriser':
      return handler('authoriser', 'authoriserHandler', 'task.id, useCase, openDatabase()');
    case 'query':
      throw new Error(`${task.id} is a query: queries share a function`);
  }
}

function queriesEntry(area: AreaDeclaration): string | undefined {
  const plan = queriesPlan(area);
  if (!plan) return undefined;
  const { imports, services } = serviceImports(plan.access);
  const queries = plan.tasks.map((_, index) => `{ task: task${index}, useCase: useCase${index} }`).join(', ');
  return `${plan.tasks.map((task, index) => importsOf(task, String(index))).join('')}${imports}${DATABASE}import { queriesHandler } from ${path('shared/runtime/query.ts')};
export const handler = queriesHandler(${JSON.stringify(area.id)}, [${queries}], openDatabase(), ${services});
`;
}

function outboxEntry(area: AreaDeclaration): string {
  return `${DATABASE}import { outboxHandler } from ${path('shared/runtime/outbox.ts')};
export const handler = outboxHandler(${JSON.stringify(area.id)}, openDatabase());
`;
}

/** Entries of an area by function name. */
export function entriesOf(area: AreaDeclaration): Map<string, string> {
  const entries = new Map<string, string>();
  for (const task of area.tasks) if (task.trigger.kind !== 'query') entries.set(planOf(task).name, entryOf(task));
  const queries = queriesEntry(area);
  if (queries) entries.set('queries', queries);
  entries.set('outbox', outboxEntry(area));
  return entries;
}

interface Destination {
  /** Folder that gets `entries/` and `functions/`; default: `.build`. */
  readonly out?: string;
  readonly plugins?: Plugin[];
}

/** A built function and what went into it. */
export interface Bundle {
  /** `<area>/<function>` */
  readonly name: string;
  readonly bytes: number;
  /** Bytes that each source file gave to the bundle. */
  readonly sources: Readonly<Record<string, number>>;
  /** Modules that it loads at run time, from outside of itself. */
  readonly external: readonly string[];
}

/** How every function is bundled. */
export const bundleOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node24',
  // CommonJS loads 15 to 20 % faster than ES modules with the SDK; the SDK's ES modules shake better.
  format: 'cjs',
  mainFields: ['module', 'main'],
  alias: { '@aws-sdk/credential-provider-node': join(ROOT, 'shared/aws/lambda-credentials.ts') },
  minify: true,
  keepNames: false,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
} as const satisfies BuildOptions;

async function buildArea(area: AreaDeclaration, out: string, plugins: Plugin[]): Promise<Bundle[]> {
  const entryPoints: { in: string; out: string }[] = [];
  for (const [name, source] of entriesOf(area)) {
    const file = join(out, 'entries', area.id, `${name}.ts`);
    await writeWhole(file, source);
    entryPoints.push({ in: file, out: `${name}/index` });
  }
  const { metafile, outputFiles } = await build({
    entryPoints,
    outdir: join(out, 'functions', area.id),
    ...bundleOptions,
    plugins,
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  for (const { path, contents } of outputFiles) await writeWhole(path, contents);
  return Object.entries(metafile.outputs)
    .filter(([file]) => file.endsWith('.js'))
    .map(([file, { bytes, inputs, imports }]) => ({
      name: file.split('/').slice(-3, -1).join('/'),
      bytes,
      sources: Object.fromEntries(Object.entries(inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput])),
      external: imports.filter(({ external }) => external).map(({ path }) => path),
    }));
}

/** Under another name first: whoever reads the folder while it is built, or builds it too, never sees half a file. */
async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, file);
}

/** Of what lies two folders deep only what is kept. */
async function removeOthers(folder: string, isKept: (area: string, name: string) => boolean): Promise<void> {
  for (const area of await readdir(folder, { withFileTypes: true }))
    if (area.isDirectory())
      for (const name of await readdir(join(folder, area.name)))
        if (!isKept(area.name, name)) await rm(join(folder, area.name, name), { recursive: true, force: true });
}

/** Bundles every function; says how large each became. */
export async function buildFunctions({ out = OUT, plugins = [] }: Destination = {}): Promise<Bundle[]> {
  const built = (await Promise.all(AREAS.map((area) => buildArea(area, out, plugins)))).flat();
  // What was renamed or removed goes last, so that nobody who reads the folder finds it empty.
  const kept = new Set(built.map(({ name }) => name));
  await removeOthers(join(out, 'functions'), (area, name) => kept.has(`${area}/${name}`));
  // The drafts of whoever builds at the same time are not ours.
  await removeOthers(
    join(out, 'entries'),
    (area, file) => !file.endsWith('.ts') || kept.has(`${area}/${file.slice(0, -'.ts'.length)}`),
  );
  // Lambda sees no package.json; whoever runs a bundle here must not see the project's, which says ES modules.
  await writeWhole(join(out, 'functions', 'package.json'), '{ "type": "commonjs" }\n');
  return built;
}

if (import.meta.main) {
  const built = await buildFunctions();
  const largest = built.toSorted((a, b) => b.bytes - a.bytes)[0];
  console.log(
    `Built ${built.length} functions; the largest is ${largest?.name} with ${Math.round((largest?.bytes ?? 0) / 1024)} KB.`,
  );
}
