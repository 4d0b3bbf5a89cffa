import { assemble } from '../assemble.ts';
import type { Cloud } from '../cloud.ts';
import { deploy } from '../deploy.ts';
import type { Bundler } from './bundler.ts';
import { consequenceOf } from './changes.ts';
import { Replaced } from './replaced.ts';

/** Brings changes into the running cloud, one set after the other. */
export class Live {
  readonly #cloud: Cloud;
  readonly #bundler: Bundler;
  readonly #replaced: Replaced;
  readonly #say: (line: string) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(cloud: Cloud, bundler: Bundler, say: (line: string) => void) {
    this.#cloud = cloud;
    this.#bundler = bundler;
    this.#replaced = new Replaced(cloud);
    this.#say = say;
  }

  take(files: readonly string[]): void {
    this.#last = this.#last.then(() => this.#bring(files)).catch(({ message }: Error) => this.#say(message));
  }

  async #bring(files: readonly string[]): Promise<void> {
    const began = performance.now();
    const spent = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
    const consequences = files.map((file) => ({ file, ...consequenceOf(file) }));

    const names = new Set(consequences.flatMap(({ file, code }) => (code ? this.#bundler.functionsWith(file) : [])));
    const deploys = consequences.some(({ stacks }) => stacks);
    try {
      await this.#replaced.functions(await this.#bundler.bundle([...names]));
      if (names.size > 0)
        this.#say(`${names.size > 4 ? `${names.size} functions` : [...names].join(', ')} live in ${spent()}`);
    } catch (error) {
      // A declaration that moved leaves functions behind that build no more: the deployment sees to them.
      if (!deploys) throw error;
    }
    for (const { workflow } of consequences)
      if (workflow) {
        await this.#replaced.workflow(workflow);
        this.#say(`${workflow} live in ${spent()}, for executions that start now`);
      }
    if (deploys) {
      this.#say('A declaration changed: deploying its stack …');
      await this.#deploy(spent);
    }
  }

  async #deploy(spent: () => string): Promise<void> {
    const { deployed } = await deploy(this.#cloud, await assemble(this.#cloud.port));
    await this.#replaced.putBack();
    await this.#bundler.learn();
    if (deployed.length > 0) this.#say(`Deployed ${deployed.join(', ')} in ${spent()}`);
  }
}
