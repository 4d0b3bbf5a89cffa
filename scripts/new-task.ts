/**
 * `npm run new-task -- <area> <name> --kind command|query|step|job|listener`: writes a task that works, lists it in its
 * area and generates what follows from it.
 *   --record PartyRecord      the record it is about; the area's main one when left out
 *   --event <type>            the event that a listener receives; the area's first one when left out
 *   --area-new                makes the area too; then --title-fr, --title-en and --record <kind> say what it keeps
 * Without arguments, on a terminal, it asks.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { AREAS } from '../functions/areas.ts';
import { camelCase } from '../shared/contracts/names.ts';
import { chooseEvent, chooseRecord, eventsOf, recordsOf } from './new-task/choices.ts';
import { askFor, commandLine, NAME, type Request } from './new-task/questions.ts';
import { areaFiles, KINDS, type Kind, taskFiles } from './new-task/templates.ts';

const ROOT = join(import.meta.dirname, '..');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: 'string' },
    record: { type: 'string' },
    event: { type: 'string' },
    'area-new': { type: 'boolean' },
    'title-fr': { type: 'string' },
    'title-en': { type: 'string' },
  },
});

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const asked = process.argv.length === 2 && process.stdin.isTTY === true;
  const request = asked ? await askOnTerminal() : given();
  const { area, name, kind } = request;
  if (!NAME.test(area) || !NAME.test(name) || !KINDS.includes(kind))
    throw new Error(
      `Say: npm run new-task -- <area> <name> --kind ${KINDS.join('|')}; names are lower case with hyphens.`,
    );
  const folder = `functions/${area}/tasks/${name}`;
  if (existsSync(join(ROOT, folder))) throw new Error(`${folder} is there already.`);
  const touched = request.newArea ? await newArea(area, request) : [];
  if (!existsSync(join(ROOT, `functions/${area}/area.ts`)))
    throw new Error(`There is no area ${area}: add --area-new to make it.`);

  const record = await chooseRecord(
    ROOT,
    area,
    request.newArea ? undefined : request.record,
    kind === 'command' || kind === 'query',
  );
  const event = kind === 'listener' ? await chooseEvent(ROOT, area, request.event) : undefined;
  for (const [file, content] of Object.entries(taskFiles({ area, name, kind, record, event })))
    touched.push(await write(`${folder}/${file}`, content));
  touched.push(
    await list(
      `functions/${area}/area.ts`,
      camelCase(name),
      `./tasks/${name}/task.ts`,
      /(\btasks: \[)([\s\S]*?)(\n? *\],)/,
    ),
  );
  run('node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...touched);
  run('scripts/generate.ts');
  console.log(
    ['Written by this command, to be made your own:', ...[...new Set(touched)].map((path) => `  ${path}`)].join('\n'),
  );
}

function given(): Request {
  const [area = '', name = ''] = positionals;
  return {
    area,
    name,
    kind: values.kind as Kind,
    record: values.record,
    event: values.event,
    newArea: values['area-new'] ?? false,
    titleFr: values['title-fr'],
    titleEn: values['title-en'],
  };
}

async function askOnTerminal(): Promise<Request> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const request = await askFor((question) => terminal.question(question), {
      areas: AREAS.map(({ id }) => id),
      hasTask: (area, name) => existsSync(join(ROOT, `functions/${area}/tasks/${name}`)),
      recordsOf: (area) => recordsOf(ROOT, area),
      eventsOf: (area) => eventsOf(ROOT, area),
    });
    console.log(`The same in one line: ${commandLine(request)}\n`);
    return request;
  } finally {
    terminal.close();
  }
}

async function newArea(area: string, { titleFr: fr, titleEn: en, record }: Request): Promise<string[]> {
  if (!fr || !en || !record || !NAME.test(record))
    throw new Error(
      'A new area needs --title-fr, --title-en and --record <kind of what it keeps>, such as --record product.',
    );
  if (existsSync(join(ROOT, `functions/${area}`))) throw new Error(`functions/${area} is there already.`);
  const touched: string[] = [];
  for (const [file, content] of Object.entries(areaFiles(area, { fr, en }, record)))
    touched.push(await write(`functions/${area}/${file}`, content));
  touched.push(
    await list('functions/areas.ts', camelCase(area), `./${area}/area.ts`, /(AREAS: [^=]*= \[)([\s\S]*?)(\n?\];)/),
  );
  return touched;
}

/** Imports a name and adds it to the list that the pattern finds as (opening)(content)(closing). */
async function list(path: string, name: string, from: string, pattern: RegExp): Promise<string> {
  const text = await readFile(join(ROOT, path), 'utf8');
  if (!pattern.test(text)) throw new Error(`${path}: found no list to add ${name} to.`);
  const listed = text.replace(pattern, (_, opening: string, content: string, closing: string) => {
    const separator = content.trim() === '' || content.trimEnd().endsWith(',') ? ' ' : ', ';
    return `${opening}${content}${separator}${name}${closing}`;
  });
  return write(path, `import { ${name} } from '${from}';\n${listed}`);
}

async function write(path: string, content: string): Promise<string> {
  await mkdir(dirname(join(ROOT, path)), { recursive: true });
  await writeFile(join(ROOT, path), content);
  return path;
}

/** Runs a script of the project; what it has to say is shown when it fails. */
function run(...command: readonly string[]): void {
  execFileSync(process.execPath, command, { cwd: ROOT, stdio: 'pipe' });
}
