import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language, type Text } from '../../shared/kernel/text.ts';
import { ruleSet } from '../../shared/standards/en16931/index.ts';
import { languageOfTerminal } from '../language.ts';
import { type Task, VERDICTS } from './document.ts';
import { explain } from './explain.ts';
import { run } from './run.ts';

const HELP: Text = {
  fr: `Usage : coulisses einvoice COMMANDE [options] …

  validate FICHIER…   juge chaque facture par les règles d'EN 16931 ; une ligne JSON par document
  read FICHIER…       affiche le modèle sémantique de chaque facture ; une ligne JSON par document
  explain RÈGLE…      dit ce qu'une règle exige et d'où elle vient

FICHIER est un fichier (PDF Factur-X, XML UBL ou CII), un dossier, ou - pour l'entrée standard.

  --locations         read : dit aussi à quelle ligne se trouve chaque valeur
  --human             un tableau à lire au lieu de JSON (explain : toujours, sauf --json)
  --lang fr|en        langue du tableau (par défaut celle du terminal)
  --jobs N            nombre de fichiers traités à la fois (1 par défaut ; 0 : un par processeur)
  --rules NOM@VERSION jeu de règles, à la place de ceux que le profil demande ; peut être répété
  --help

Code de sortie : 0 tout est valide, 1 au moins un document non valide, 2 au moins un fichier illisible.`,
  en: `Usage: coulisses einvoice COMMAND [options] …

  validate FILE…      judges each invoice by the rules of EN 16931; one JSON line per document
  read FILE…          prints the semantic model of each invoice; one JSON line per document
  explain RULE…       says what a rule demands and where it comes from

FILE is a file (Factur-X PDF, UBL or CII XML), a folder, or - for standard input.

  --locations         read: tells as well at which line each value stands
  --human             a table to read instead of JSON (explain: always, but for --json)
  --lang fr|en        language of the table (by default that of the terminal)
  --jobs N            how many files at a time (1 by default; 0: one per processor)
  --rules NAME@VERSION a rule set, in place of those the profile asks for; may be repeated
  --help

Exit code: 0 all valid, 1 some document not valid, 2 some file unreadable.`,
};

/** The `einvoice` command. Answers with its exit code: 0 valid, 1 invalid, 2 unreadable or not understood. */
export async function einvoice(args: readonly string[]): Promise<number> {
  let language = languageOfTerminal();
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        human: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        locations: { type: 'boolean', default: false },
        lang: { type: 'string' },
        jobs: { type: 'string', default: '1' },
        rules: { type: 'string', multiple: true },
        help: { type: 'boolean', default: false },
      },
    });
    language = languageOf(values.lang, language);
    const [command, ...operands] = positionals;
    if (values.help) {
      console.log(HELP[language]);
      return 0;
    }
    if (operands.length > 0) {
      if (command === 'explain') return explain(operands, { human: !values.json, language });
      if (command === 'validate' || command === 'read') {
        // An unknown rule set is told before any file is read.
        for (const name of values.rules ?? []) ruleSet(name);
        const task: Task = {
          command,
          human: values.human,
          locations: values.locations,
          language,
          ...(values.rules && { rules: values.rules }),
        };
        return await run(operands, task, jobsOf(values.jobs));
      }
    }
  } catch (error) {
    // What parseArgs says names the option that is wrong.
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    console.error(error.message);
  }
  console.error(HELP[language]);
  return VERDICTS.unreadable;
}

function languageOf(text: string | undefined, otherwise: Language): Language {
  if (text === undefined) return otherwise;
  const language = LANGUAGES.find((known) => known === text);
  if (!language) throw new RangeError(`--lang ${text}`);
  return language;
}

function jobsOf(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new RangeError(`--jobs ${text}`);
  return Number(text) || availableParallelism();
}
