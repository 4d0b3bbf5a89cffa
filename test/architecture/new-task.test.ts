import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyRepository } from '../repository-copy.ts';

/** Written by `npm run generate`, not by hand. */
const GENERATED = /^(docs\/generated|docs\/runbooks|shared\/client\/generated)\//;
/** To what is installed, which is not a part of the repository. */
const LINKS = ['node_modules', '.venv'];

let copy: string;
let before: Map<string, string>;

beforeAll(() => {
  copy = copyRepository('new-task');
  before = contents();
});
afterAll(() => rmSync(copy, { recursive: true }));

test.each([
  ['parties', 'check-party', '--kind', 'command'],
  ['parties', 'show-party', '--kind', 'query'],
  ['parties', 'settle-party', '--kind', 'step'],
  ['parties', 'count-open-parties', '--kind', 'job'],
  // A record without a refusal of its own: only what people call needs one.
  ['work', 'note-decision', '--kind', 'listener', '--record', 'WaitingExecutionRecord'],
  ['purchasing', 'note-account', '--kind', 'listener', '--event', 'parties.supplier-bank-account-changed.v1'],
])(
  '%s %s %s %s: at most four files change by hand',
  (...request) => {
    const known = contents();
    const result = node('scripts/new-task.ts', ...request);
    expect(result.stderr + result.stdout).toContain('to be made your own');
    expect(result.status).toBe(0);
    const changed = [...contents()].filter(([path, hash]) => known.get(path) !== hash && !GENERATED.test(path));
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.map(([path]) => path).length, changed.join('\n')).toBeLessThanOrEqual(4);
  },
  240_000,
);

test('a new area comes with its first task', () => {
  const titles = ['--title-fr', 'Catalogue d’articles', '--title-en', 'Catalog of items'];
  const result = node(
    'scripts/new-task.ts',
    'catalog',
    'rename-product',
    '--kind',
    'command',
    '--area-new',
    '--record',
    'product',
    ...titles,
  );
  expect(result.stderr).toBe('');
  expect(readFileSync(join(copy, 'functions/areas.ts'), 'utf8')).toContain('catalog');
}, 240_000);

test('without arguments a terminal is asked, one thing after the other', async () => {
  const { code, screen } = await atTerminal([
    ['Area (', 'parties'],
    ['Name of the task', 'get-party'],
    ['is there already', 'greet-party'],
    ['Kind [command]: ', ''],
    ['Record it is about', ''],
  ]);
  expect(screen).toContain('npm run new-task -- parties greet-party --kind command --record PartyRecord');
  expect(screen).toContain('to be made your own');
  expect(code).toBe(0);
  expect(contents().has('functions/parties/tasks/greet-party/task.ts')).toBe(true);
}, 240_000);

test('who leaves the questions has changed nothing', async () => {
  const known = contents();
  const { code, screen } = await atTerminal([['Area (', '\u0004']]);
  expect(screen).toContain('Aborted with Ctrl+D');
  expect(code).toBe(1);
  expect(contents()).toEqual(known);
}, 60_000);

test('a wrong request is one sentence, and changes nothing', () => {
  const known = contents();
  for (const [request, sentence] of [
    [['parties', 'Bad Name', '--kind', 'command'], 'names are lower case with hyphens'],
    [['parties', 'x', '--kind', 'other'], 'command|query|step|job|listener'],
    [['parties', 'get-party', '--kind', 'query'], 'is there already'],
    [['nowhere', 'x', '--kind', 'query'], 'There is no area nowhere'],
    [['parties', 'x', '--kind', 'listener', '--event', 'no.such.v1'], 'Name the event with --event'],
    [['parties', 'x', '--kind', 'command', '--record', 'NoRecord'], 'has no record NoRecord'],
  ] as const) {
    const { status, stderr } = node('scripts/new-task.ts', ...request);
    expect(stderr).toContain(sentence);
    expect(status).toBe(1);
  }
  expect(contents()).toEqual(known);
}, 240_000);

test('what was scaffolded is formatted, typed, listed, documented and tested', () => {
  const changed = [...contents()].filter(([path, hash]) => before.get(path) !== hash).map(([path]) => path);
  const sources = changed.filter((path) => path.endsWith('.ts') && !GENERATED.test(path));
  expect(sources.length).toBeGreaterThan(15);
  expect(node('node_modules/@biomejs/biome/bin/biome', 'check', ...sources)).toMatchObject({ status: 0 });
  expect(node('node_modules/typescript7/bin/tsc')).toMatchObject({ status: 0, stdout: '' });
  expect(node('scripts/generate.ts', '--check')).toMatchObject({ status: 0, stderr: '' });
  const tests = [
    ...sources.filter((path) => path.endsWith('.test.ts')),
    'test/architecture/rules',
    'test/architecture/catalogue',
    'test/architecture/generated',
  ];
  const result = node('node_modules/vitest/vitest.mjs', 'run', ...tests);
  expect(result.status, result.stdout + result.stderr).toBe(0);
}, 300_000);

function node(...command: readonly string[]) {
  return spawnSync(process.execPath, command, { cwd: copy, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
}

/** The wizard on a terminal of its own (Python has one everywhere): each answer is typed once its question is seen. */
function atTerminal(answers: readonly (readonly [question: string, answer: string])[]) {
  const terminal = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
  const child = spawn('python3', ['-c', terminal, process.execPath, 'scripts/new-task.ts'], {
    cwd: copy,
    env: { ...process.env, NO_COLOR: '1', TERM: 'dumb' },
  });
  const left = [...answers];
  let screen = '';
  let seen = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    const [next] = left;
    if (!next || !screen.slice(seen).includes(next[0])) return;
    left.shift();
    seen = screen.length;
    child.stdin.write(`${next[1]}\n`);
  });
  return new Promise<{ code: number | null; screen: string }>((ended) =>
    child.on('close', (code) => ended({ code, screen })),
  );
}

/** Hash of every file of the copy. */
function contents(): Map<string, string> {
  const output = execFileSync('git', ['ls-files', '-z', '--others', '--exclude-standard'], {
    cwd: copy,
    encoding: 'utf8',
  });
  const files = output.split('\0').filter((path) => path !== '' && !LINKS.includes(path));
  return new Map(
    files.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(copy, path)))
        .digest('hex'),
    ]),
  );
}
