import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language, type Text } from '../../shared/kernel/text.ts';
import { FecChecker, type FecReport, type Finding } from '../../shared/standards/fec/index.ts';
import { languageOfTerminal } from '../language.ts';

const HELP: Text = {
  fr: `Usage : coulisses fec check FICHIER… [options]

Contrôle des fichiers des écritures comptables (LPF A47 A-1) : une ligne JSON par fichier, chaque défaut avec sa ligne et sa règle.
FICHIER est un fichier, ou - pour l'entrée standard (dont le nom n'est pas contrôlé).

  --human             un compte rendu à lire au lieu de JSON
  --lang fr|en        langue du compte rendu (par défaut celle du terminal)
  --help

Code de sortie : 0 aucun défaut, 1 au moins un défaut, 2 au moins un fichier illisible.`,
  en: `Usage: coulisses fec check FILE… [options]

Checks French accounting entry files, FEC (LPF A47 A-1): one JSON line per file, each defect with its line and rule.
FILE is a file, or - for standard input (whose name is not checked).

  --human             a report to read instead of JSON
  --lang fr|en        language of the report (by default that of the terminal)
  --help

Exit code: 0 no defect, 1 some defect, 2 some file unreadable.`,
};

const DEFECT = 1;
const UNREADABLE = 2;
const CHUNK = 256 * 1024;

const WORDS = {
  fr: { valid: 'aucun défaut', invalid: 'à corriger', line: 'ligne', file: 'fichier', more: 'autres', entries: 'écritures', lines: 'lignes' },
  en: { valid: 'no defect', invalid: 'to be corrected', line: 'line', file: 'file', more: 'more', entries: 'entries', lines: 'lines' },
}; // biome-ignore format: one table

/** The `fec` command. Answers with its exit code: 0 no defect, 1 some, 2 unreadable or not understood. */
export async function fec(args: readonly string[]): Promise<number> {
  let language = languageOfTerminal();
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { human: { type: 'boolean', default: false }, lang: { type: 'string' }, help: { type: 'boolean' } },
    });
    language = LANGUAGES.find((known) => known === values.lang) ?? language;
    const [command, ...files] = positionals;
    if (values.help) {
      console.log(HELP[language]);
      return 0;
    }
    if (command === 'check' && files.length > 0) {
      let code = 0;
      for (const file of files) code = Math.max(code, await checkFile(file, values.human ? language : undefined));
      return code;
    }
  } catch (error) {
    // What parseArgs says names the option that is wrong.
    if (!(error instanceof TypeError)) throw error;
    console.error(error.message);
  }
  console.error(HELP[language]);
  return UNREADABLE;
}

async function checkFile(file: string, language: Language | undefined): Promise<number> {
  const standardInput = file === '-';
  const checker = new FecChecker(standardInput ? undefined : basename(file));
  try {
    const stream = standardInput ? process.stdin : createReadStream(file, { highWaterMark: CHUNK });
    for await (const chunk of stream) checker.push(chunk as Buffer);
  } catch (error) {
    console.error(`${file}: ${(error as Error).message}`);
    return UNREADABLE;
  }
  const report = checker.end();
  console.log(language ? reportText(file, report, language) : JSON.stringify({ file, ...report }, amounts));
  return report.valid ? 0 : DEFECT;
}

/** Cents as a decimal string: JSON has no integer of any size. */
function amounts(_: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  const text = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

function reportText(file: string, report: FecReport, language: Language): string {
  const words = WORDS[language];
  const head = `${file}: ${report.valid ? words.valid : words.invalid} (${report.entries} ${words.entries}, ${report.lines} ${words.lines}, ${report.encoding})`;
  const told = new Map<string, number>();
  const lines = report.findings.map(({ rule, line, message, source }: Finding) => {
    told.set(rule, (told.get(rule) ?? 0) + 1);
    return `  ${line === 0 ? words.file : `${words.line} ${line}`}  ${rule}: ${printable(message[language])} (${source})`;
  });
  const more = Object.entries(report.counts).flatMap(([rule, count]) => {
    const left = count - (told.get(rule) ?? 0);
    return left > 0 ? [`  … ${rule}: ${left} ${words.more}`] : [];
  });
  return [head, ...lines, ...more].join('\n');
}

/** A file comes from strangers: nothing in it moves the cursor of a terminal. */
const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, '�');
