import { existsSync, readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { SFNClient, UpdateStateMachineCommand } from '@aws-sdk/client-sfn';
import { zipSync } from 'fflate';
import { pascalCase } from '../../shared/contracts/names.ts';
import { account, type Cloud, region } from '../cloud.ts';
import { operator } from '../demo/deployment.ts';

const root = resolve(import.meta.dirname, '../..');
const built = join(root, '.build', 'functions');

/** Files of a bundle by their name. */
export type Bundle = Readonly<Record<string, Uint8Array>>;

/**
 * Functions (`<area>/<function>`) and workflows (`<area>.<workflow>`) that were given newer code than their stack
 * deployed. CloudFormation does not know of it: what was replaced is remembered beside the cloud's state, and put back at
 * the next start.
 */
export class Replaced {
  readonly #file: string;
  readonly #lambda: LambdaClient;
  readonly #steps: SFNClient;

  constructor(cloud: Pick<Cloud, 'endpoint' | 'stateDir'>) {
    this.#file = join(cloud.stateDir, 'replaced.json');
    this.#lambda = new LambdaClient(operator(cloud));
    this.#steps = new SFNClient(operator(cloud));
  }

  async functions(bundles: ReadonlyMap<string, Bundle>): Promise<void> {
    await this.#remember([...bundles.keys()]);
    await Promise.all(
      [...bundles].map(([name, files]) =>
        this.#lambda.send(
          new UpdateFunctionCodeCommand({
            FunctionName: `coulisses-local-${name.replace('/', '-')}`,
            ZipFile: zipSync({ ...files }, { level: 0 }),
          }),
        ),
      ),
    );
  }

  /**
   * Executions that run already keep the definition they began with, as on AWS.
   * @throws Error of one sentence when the file is no JSON or names a function that was not built.
   */
  async workflow(id: string): Promise<void> {
    const file = join('state-machines', `${id.replace('.', '/')}.asl.json`);
    const definition = (await readFile(join(root, file), 'utf8')).replace(/\$\{([^}]*)\}/g, (_, placeholder) => {
      const name = functionNames().find((candidate) => pascalCase(candidate.replace('/', '.')) === placeholder);
      if (!name) throw new Error(`${file}: \${${placeholder}} is not the PascalCase id of any area's step.`);
      return `arn:aws:lambda:${region}:${account}:function:coulisses-local-${name.replace('/', '-')}`;
    });
    try {
      JSON.parse(definition);
    } catch (error) {
      throw new Error(`${file} is no JSON: ${(error as Error).message}.`);
    }
    await this.#remember([id]);
    const stateMachineArn = `arn:aws:states:${region}:${account}:stateMachine:coulisses-local-${id.replace('.', '-')}`;
    await this.#steps.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
  }

  /** What was built last, for everything replaced since its deployment; answers how many. */
  async putBack(): Promise<number> {
    const names = await this.#names();
    const bundles = new Map<string, Bundle>();
    for (const name of names.filter((candidate) => functionNames().includes(candidate)))
      bundles.set(name, {
        'index.js': await readFile(join(built, name, 'index.js')),
        'index.js.map': await readFile(join(built, name, 'index.js.map')),
      });
    await this.functions(bundles);
    for (const id of names.filter((name) => !name.includes('/'))) await this.workflow(id);
    await rm(this.#file, { force: true });
    return names.length;
  }

  async #remember(names: readonly string[]): Promise<void> {
    await writeFile(this.#file, JSON.stringify([...new Set([...(await this.#names()), ...names])]));
  }

  async #names(): Promise<string[]> {
    return existsSync(this.#file) ? (JSON.parse(await readFile(this.#file, 'utf8')) as string[]) : [];
  }
}

/** Of every function of an area that was built last. */
export function functionNames(): string[] {
  return readdirSync(built, { recursive: true, encoding: 'utf8' }).flatMap(
    (path) => /^((?!platform\/)\w+\/[\w-]+)\/index\.js$/.exec(path)?.[1] ?? [],
  );
}
