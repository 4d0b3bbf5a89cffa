import type { Language, Text } from '../../shared/kernel/text.ts';
import { type Identified, identify, LIMITS } from '../../shared/standards/en16931/identify/identify.ts';
import { read } from '../../shared/standards/en16931/read/read.ts';
import { judge } from '../../shared/standards/en16931/report/report.ts';
import { bytesOf } from './files.ts';
import { modelTable, modelText } from './model.ts';
import { reportText } from './report.ts';
import { printable } from './table.ts';

export interface Task {
  readonly command: 'validate' | 'read';
  readonly human: boolean;
  /** Whether `read` tells where each value stands. */
  readonly locations: boolean;
  readonly language: Language;
  /** Rule sets to judge by, in place of those that the profile asks for. */
  readonly rules?: readonly string[];
}

/** Outcome for one file, worst last, with its exit code. */
export const VERDICTS = { valid: 0, invalid: 1, unreadable: 2 } as const;
export type Verdict = keyof typeof VERDICTS;

/** What is printed for one file, a JSON line or a table: in parts, as it may be several times larger than the file; then its verdict. */
export type Answer = AsyncGenerator<string, Verdict>;

/** Characters that are printed at a time. */
const PART = 64 * 1024;

/** Does the task for one file. What is wrong with the file is an answer; so is a defect of ours, which must not stop the others. */
export async function* answer(file: string, task: Task): Answer {
  try {
    const { verdict, text } = await attempt(file, task);
    let part = '';
    for (const piece of text) {
      part += piece;
      if (part.length < PART) continue;
      yield part;
      part = '';
    }
    yield part;
    return verdict;
  } catch (error) {
    console.error(error);
    yield* unreadable(file, task, {
      code: 'defect',
      message: {
        fr: 'Ce fichier a révélé un défaut du programme, décrit sur la sortie d’erreur : signalez-le.',
        en: 'This file revealed a defect of the program, described on standard error: please report it.',
      },
    }).text;
    return 'unreadable';
  }
}

interface NotReadable {
  readonly kind: undefined;
  readonly refusal: { readonly code: string; readonly message: Text };
}

interface Attempt {
  readonly verdict: Verdict;
  readonly text: Iterable<string>;
}

async function attempt(file: string, task: Task): Promise<Attempt> {
  const found = await identified(file);
  if (found.kind !== 'invoice') return unreadable(file, task, found.refusal, found.kind);
  const head = {
    file,
    syntax: found.documentType,
    schema: found.schema,
    profile: found.profile.name ?? found.profile.specificationIdentifier,
    ...(found.embedded && { attachment: found.embedded.invoice.name }),
  };
  if (task.command === 'read') {
    const document = read(found.document, found.syntax);
    const text = task.human ? modelTable(head, document, task.language) : modelText(head, document, task.locations);
    return { verdict: 'valid', text };
  }
  const { ruleSets: rules, valid, findings, summary } = judge(found, task.rules);
  const failures = findings.map(({ rule, flag, terms, location, message, ruleSet }) => ({
    rule,
    flag,
    terms,
    location: location.xpath,
    line: location.line,
    column: location.column,
    path: location.model,
    message,
    rules: ruleSet,
  }));
  const report = { ...head, rules, valid, summary, failures };
  return {
    verdict: valid ? 'valid' : 'invalid',
    text: [task.human ? reportText(report, task.language) : JSON.stringify(report)],
  };
}

/** Of its own, so that the bytes of the file are let go before its document is worked on. */
async function identified(file: string): Promise<Identified | NotReadable> {
  let bytes: Uint8Array;
  try {
    bytes = await bytesOf(file, LIMITS.bytes);
  } catch (error) {
    return { kind: undefined, refusal: { code: 'not-readable', message: systemMessage(error) } };
  }
  return identify(bytes);
}

function unreadable(
  file: string,
  { human, language }: Task,
  reason: { code: string; message: Text },
  kind?: string,
): Attempt {
  const { code, message } = reason;
  const text = human
    ? `${printable(file)}\n  ${printable(message[language])}`
    : JSON.stringify({ file, ...(kind && { kind }), valid: false, refusal: { code, message } });
  return { verdict: 'unreadable', text: [text] };
}

function systemMessage(error: unknown): Text {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return { fr: 'Ce fichier n’existe pas.', en: 'There is no such file.' };
    case 'EACCES':
    case 'EPERM':
      return { fr: 'Vous n’avez pas le droit de lire ce fichier.', en: 'You may not read this file.' };
    default:
      return {
        fr: `Le système ne peut pas lire ce fichier : ${message}`,
        en: `The system cannot read this file: ${message}`,
      };
  }
}
