/**
 * `npm run new-task -- <area> <name> --kind command|query|step|job|listener`: writes a task that works, lists it in its
 * area and generates what follows from it.
 *   --record PartyRecord      the record it is about; the area's main one when left out
 *   --event <type>            the event that a listener receives; the area's first one when left out
 *   --area-new                makes the area too; then --title-fr, --title-en and --record <kind> say what it keeps
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { camelCase } from '../shared/contracts/names.ts';
import { chooseEvent, chooseRecord } from './new-task/choices.ts';
import { areaFiles, KINDS, type Kind, taskFiles } from './new-task/templates.ts';

const ROOT = join(import.meta.dirname, '..');
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

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
  const [area = '', name = ''] = positionals;
  const kind = values.kind as Kind;
  if (!NAME.test(area) || !NAME.test(name) || !KINDS.includes(kind))
    throw new Error(
      `Say: npm run new-task -- <area> <name> --kind ${KINDS.join('|')}; names are lower case with hyphens.`,
    );
  const folder = `functions/${area}/tasks/${name}`;
  if (existsSync(join(ROOT, folder))) throw new Error(`${folder} is there already.`);
  const touched = values['area-new'] ? await newArea(area) : [];
  if (!existsSync(join(ROOT, `functions/${area}/area.ts`)))
    throw new Error(`There is no area ${area}: add --area-new to make it.`);

  const record = await chooseRecord(
    ROOT,
    area,
    values['area-new'] ? undefined : values.record,
    kind === 'command' || kind === 'query',
  );
  const event = kind === 'listener' ? await chooseEvent(ROOT, area, values.event) : undefined;
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

async function newArea(area: string): Promise<string[]> {
  const { 'title-fr': fr, 'title-en': en, record } = values;
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
