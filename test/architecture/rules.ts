import type { Import, Source } from './sources.ts';

/** The rooms of the repository that have rules of their own. */
type Layer =
  | 'areas'
  | 'area'
  | 'public'
  | 'workflows'
  | 'domain'
  | 'data'
  | 'task'
  | 'use-case'
  | 'kernel'
  | 'contracts'
  | 'standards'
  | 'aws'
  | 'runtime'
  | 'client'
  | 'outside'
  | 'infra'
  | 'scripts'
  | 'console'
  | 'local'
  | 'test';

const LAYERS: readonly (readonly [RegExp, Layer])[] = [
  // What only tests import stands in a folder `test` beside them.
  [/\.test\.tsx?$|(^|\/)test\//, 'test'],
  [/^functions\/areas\.ts$/, 'areas'],
  [/^functions\/[^/]+\/area\.ts$/, 'area'],
  [/^functions\/[^/]+\/public\.ts$/, 'public'],
  [/^functions\/[^/]+\/workflows\.ts$/, 'workflows'],
  [/^functions\/[^/]+\/domain\//, 'domain'],
  [/^functions\/[^/]+\/data\//, 'data'],
  [/^functions\/[^/]+\/tasks\/[^/]+\/task\.ts$/, 'task'],
  [/^functions\/[^/]+\/tasks\/[^/]+\//, 'use-case'],
  [/^shared\/(kernel|contracts|standards|aws|runtime|client|outside)\//, 'kernel'],
  [/^(infra|scripts|console|local)\//, 'infra'],
];

/** The room of a file; undefined is a place that the tree of the architecture does not know. */
export function layerOf(path: string): Layer | undefined {
  const found = LAYERS.find(([pattern]) => pattern.test(path));
  if (!found) return undefined;
  const [pattern, layer] = found;
  // The last two patterns name the room themselves.
  return layer === 'kernel' || layer === 'infra' ? (pattern.exec(path)?.[1] as Layer) : layer;
}

export const areaOf = (path: string): string | undefined => /^functions\/([^/]+)\//.exec(path)?.[1];

/** What an import leads to, as the table below names it. */
function targetOf(source: Source, { path, specifier }: Import): string {
  if (path === undefined) return specifier.startsWith('node:') ? 'node' : `package:${packageOf(specifier)}`;
  const layer = layerOf(path);
  const area = areaOf(path);
  const foreign = area !== undefined && areaOf(source.path) !== undefined && area !== areaOf(source.path);
  return foreign ? `other area’s ${layer}` : (layer ?? 'unknown');
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const PURE_PACKAGES = [
  'package:zod',
  'package:big.js',
  'package:temporal-polyfill',
  'package:csv-parse',
  'package:ibantools',
  'package:stdnum',
];

interface LayerRule {
  readonly sentence: string;
  readonly values: readonly string[];
  /** What may be imported besides, when only types are. */
  readonly types?: readonly string[];
}

/** For each room what it may import. A room that is not named here may import any package, and what `NEVER` leaves. */
const MAY_IMPORT: Partial<Record<Layer, LayerRule>> = {
  areas: { sentence: 'functions/areas.ts lists areas and nothing else.', values: ['area'], types: ['contracts'] },
  area: {
    sentence: 'area.ts declares the area: it imports the contracts, its own task.ts, workflows.ts and public.ts.',
    values: ['contracts', 'task', 'workflows', 'public'],
  },
  public: {
    sentence:
      'public.ts holds ids and event schemas: it imports zod, contracts, kernel, its own domain/ and other areas’ public.ts.',
    values: ['package:zod', 'contracts', 'kernel', 'domain', 'other area’s public'],
  },
  workflows: { sentence: 'workflows.ts imports the contracts only.', values: ['contracts'] },
  domain: {
    sentence:
      'domain/ is pure: it imports zod, exact numbers and dates, kernel, contracts, standards and public.ts, nothing that reaches AWS or does I/O.',
    values: [...PURE_PACKAGES, 'kernel', 'contracts', 'standards', 'domain', 'other area’s public'],
  },
  data: {
    sentence: 'data/ imports zod, kernel, contracts, shared/aws, and its area’s domain/ and public.ts.',
    values: ['package:zod', 'kernel', 'contracts', 'aws', 'data', 'domain', 'public'],
  },
  task: {
    sentence:
      'task.ts imports zod, contracts, kernel, its area’s domain/, public.ts, workflows.ts and task.ts, and other areas’ public.ts.',
    values: ['package:zod', 'contracts', 'kernel', 'domain', 'public', 'workflows', 'task', 'other area’s public'],
  },
  'use-case': {
    sentence:
      'A use case imports its area’s task.ts, data/, domain/, public.ts and workflows.ts, other areas’ public.ts, kernel, contracts, standards and the definitions of shared/runtime; of shared/aws only types and entity.ts, of shared/outside the port and no adapter.',
    values: [
      ...PURE_PACKAGES,
      'task',
      'data',
      'domain',
      'public',
      'workflows',
      'other area’s public',
      'kernel',
      'contracts',
      'standards',
      'shared/aws/entity.ts',
      'shared/outside/approved-platform.ts',
      'shared/outside/webhook-signature.ts',
      'shared/runtime/use-case.ts',
      'shared/runtime/partition.ts',
    ],
    types: ['aws', 'runtime', 'outside'],
  },
  kernel: {
    sentence: 'shared/kernel stands on nothing of ours.',
    values: [...PURE_PACKAGES, 'node', 'kernel'],
  },
  contracts: {
    sentence: 'shared/contracts imports zod, the kernel and itself: it is safe in a browser.',
    values: ['package:zod', 'kernel', 'contracts'],
  },
  outside: {
    sentence:
      'shared/outside speaks with parties outside AWS: it imports zod, Node, the kernel, the standards and itself.',
    values: ['package:zod', 'node', 'kernel', 'standards', 'outside'],
  },
  client: {
    sentence: 'shared/client imports openapi-fetch and itself: it is small and safe in a browser.',
    values: ['package:openapi-fetch', 'client'],
  },
};

/** Uses that the table would refuse, each with its reason. */
const EXCEPTIONS: readonly { readonly from: string; readonly to: string; readonly reason: string }[] = [
  {
    from: 'functions/identity/tasks/authorise/authorise.ts',
    to: 'shared/aws/token-verifier.ts',
    reason: 'Checking the token is the task; the authoriser gets no services.',
  },
];

/** Imports that a room may never have, whatever else it may. */
const NEVER: readonly {
  sentence: string;
  from: (layer: Layer, path: string) => boolean;
  to: (target: string, item: Import) => boolean;
}[] = [
  {
    sentence: 'shared/ knows no business area: it never imports functions/, nor what is built on them.',
    from: (_, path) => path.startsWith('shared/'),
    to: (target, { path }) => path !== undefined && !path.startsWith('shared/') && target !== 'test',
  },
  {
    sentence: 'shared/standards is usable without the rest: it imports only itself.',
    from: (layer) => layer === 'standards',
    to: (target, { path }) => path !== undefined && target !== 'standards',
  },
  {
    sentence: 'shared/aws stands below shared/runtime and never imports it.',
    from: (layer) => layer === 'aws',
    to: (target) => target === 'runtime',
  },
  {
    sentence: 'infra/, console/ and scripts/ read declarations only: areas.ts, area.ts, public.ts and task.ts.',
    from: (layer) => layer === 'infra' || layer === 'console' || layer === 'scripts',
    to: (target, { path }) =>
      path?.startsWith('functions/') === true && !['areas', 'area', 'public', 'task'].includes(target),
  },
  {
    sentence: 'The console runs in a browser: it imports neither shared/aws nor shared/runtime.',
    from: (layer) => layer === 'console',
    to: (target) => target === 'aws' || target === 'runtime',
  },
  {
    sentence: 'The AWS SDK is spoken only in shared/aws, shared/runtime, infra, local, scripts and tests.',
    from: (layer) => !['aws', 'runtime', 'infra', 'local', 'scripts', 'test'].includes(layer),
    to: (target) => /^package:(@aws-sdk\/|@smithy\/|@aws-lambda-powertools\/|aws-)/.test(target),
  },
];

const ONE_WAY_OUT = 'An area imports of another area only its public.ts.';
const NO_CYCLE = 'The graph of areas has no cycle.';
const REACH =
  'task.ts, area.ts and public.ts are read by infra, console and scripts: nothing they import, however indirectly, is AWS or a Node built-in.';
const SCOPES = 'Only shared/runtime, the demonstration and tests make scopes: everybody else gets one.';
const GROUP_OF = 'groupOf is for the authoriser, which looks up members before any scope is known.';
const CLOCK =
  'Time and randomness are arguments: no clock and no randomness outside shared/runtime, shared/client, shared/outside, scripts, local, console and tests.';
const ENVIRONMENT = 'A use case reads no environment: what it needs comes with its context and services.';
const NAMED_Z = "Write `import * as z from 'zod'`: the named import defeats tree shaking.";
const UNKNOWN_ROOM = 'The tree of the architecture has no room for this file.';

/** Every broken rule, one line each: where, what, and the sentence of the rule. */
export function violations(sources: readonly Source[]): string[] {
  const found: string[] = [];
  const report = (source: Source, line: number, what: string, sentence: string) =>
    found.push(`${source.path}:${line} ${what}: ${sentence}`);

  for (const source of sources) {
    const layer = layerOf(source.path);
    if (layer === undefined) {
      report(source, 1, 'is in no known place', UNKNOWN_ROOM);
      continue;
    }
    for (const item of source.imports) {
      const sentences = brokenBy(source, layer, item);
      for (const sentence of sentences) report(source, item.line, `imports ${item.specifier}`, sentence);
    }
    for (const { what, line } of source.uses) {
      if (what === 'process.env') {
        if (source.path.startsWith('functions/') && layer !== 'test') report(source, line, `uses ${what}`, ENVIRONMENT);
      } else if (!['runtime', 'client', 'outside', 'scripts', 'local', 'console', 'test'].includes(layer))
        report(source, line, `uses ${what}`, CLOCK);
    }
  }
  return [...found, ...reachViolations(sources), ...cycles(sources)];
}

function brokenBy(source: Source, layer: Layer, item: Import): string[] {
  const target = targetOf(source, item);
  const sentences: string[] = [];
  if (target === 'package:zod' && item.names.includes('z')) sentences.push(NAMED_Z);
  if (layer === 'test') return sentences;

  const makesScope =
    item.path === 'shared/kernel/scope.ts' &&
    item.names.some((name) => ['companyScope', 'groupScope', '*'].includes(name));
  if (makesScope && layer !== 'runtime' && !source.path.startsWith('local/demo')) sentences.push(SCOPES);
  const looksUpGroup =
    item.path === 'shared/runtime/partition.ts' && item.names.some((name) => ['groupOf', '*'].includes(name));
  if (looksUpGroup && layer !== 'runtime' && source.path !== 'functions/identity/tasks/authorise/authorise.ts')
    sentences.push(GROUP_OF);

  for (const { sentence, from, to } of NEVER)
    if (from(layer, source.path) && to(target, item)) sentences.push(sentence);

  const rule = MAY_IMPORT[layer];
  const foreignRoom = target.startsWith('other area’s ') && target !== 'other area’s public';
  // functions/areas.ts stands above the areas.
  if (foreignRoom) sentences.push(ONE_WAY_OUT);
  else if (rule && !EXCEPTIONS.some(({ from, to }) => from === source.path && to === item.path)) {
    const allowed = [...rule.values, ...(item.typeOnly ? (rule.types ?? []) : [])];
    if (!allowed.includes(target) && !allowed.includes(item.path ?? '')) sentences.push(rule.sentence);
  }
  return sentences;
}

/** AWS and Node built-ins that a declaration reaches through value imports. */
function reachViolations(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const found: string[] = [];
  for (const source of sources) {
    const layer = layerOf(source.path);
    if (layer !== 'task' && layer !== 'area' && layer !== 'public') continue;
    const seen = new Set<string>([source.path]);
    const queue: { at: Source; via: string }[] = [{ at: source, via: source.path }];
    for (let next = queue.shift(); next; next = queue.shift())
      for (const item of next.at.imports.filter(({ typeOnly }) => !typeOnly)) {
        const target = targetOf(next.at, item);
        if (target === 'node' || /^package:(@aws|@smithy|aws-)/.test(target))
          found.push(`${source.path}:1 reaches ${item.specifier} through ${next.via}: ${REACH}`);
        const further = item.path === undefined ? undefined : byPath.get(item.path);
        if (further && !seen.has(further.path)) {
          seen.add(further.path);
          queue.push({ at: further, via: further.path });
        }
      }
  }
  return found;
}

function cycles(sources: readonly Source[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const source of sources) {
    const from = areaOf(source.path);
    if (from === undefined || layerOf(source.path) === 'test') continue;
    for (const { path } of source.imports) {
      const to = path === undefined ? undefined : areaOf(path);
      if (to !== undefined && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  const found = new Set<string>();
  const walk = (area: string, trail: readonly string[]): void => {
    const start = trail.indexOf(area);
    if (start >= 0) {
      const loop = trail.slice(start);
      const first = loop.indexOf([...loop].sort()[0] as string);
      const turned = [...loop.slice(first), ...loop.slice(0, first)];
      found.add(`functions: ${[...turned, turned[0]].join(' → ')}: ${NO_CYCLE}`);
      return;
    }
    for (const next of edges.get(area) ?? []) walk(next, [...trail, area]);
  };
  for (const area of edges.keys()) walk(area, []);
  return [...found];
}

/** Every rule's sentence, so that a test can show each of them failing. */
export const SENTENCES: readonly string[] = [
  ...Object.values(MAY_IMPORT).map(({ sentence }) => sentence),
  ...NEVER.map(({ sentence }) => sentence),
  ...[ONE_WAY_OUT, NO_CYCLE, REACH, SCOPES, GROUP_OF, CLOCK, ENVIRONMENT, NAMED_Z, UNKNOWN_ROOM],
];
