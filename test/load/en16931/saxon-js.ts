// SaxonJS: freeware that may not be passed on, so it is fetched for the benchmark only and never part of the project.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Syntax } from '../../../shared/standards/en16931/index.ts';
import { SHEETS } from '../../conformance/oracles.ts';

interface Library {
  transform(options: Record<string, unknown>): { principalResult: string };
}

export class SaxonJs {
  readonly #library: Library;
  readonly #home: string;

  private constructor(library: Library, home: string) {
    this.#library = library;
    this.#home = home;
  }

  /** Fetches SaxonJS and compiles both stylesheets for it, once. */
  static async install(root: string): Promise<SaxonJs> {
    const home = join(root, '.local/oracles/saxon-js');
    mkdirSync(home, { recursive: true });
    if (!existsSync(join(home, 'node_modules/saxon-js'))) {
      execFileSync('npm', ['install', '--prefix', home, '--no-save', 'saxon-js@2.7.0', 'xslt3@2.7.0'], {
        stdio: 'ignore',
      });
    }
    for (const syntax of ['ubl', 'cii'] as const) {
      const target = join(home, `${syntax}.sef.json`);
      if (existsSync(target)) continue;
      const compiler = join(home, 'node_modules/xslt3/xslt3.js');
      execFileSync(process.execPath, [compiler, `-xsl:${SHEETS[`en16931-${syntax}`]}`, `-export:${target}`, '-nogo']);
    }
    return new SaxonJs(createRequire(join(home, 'package.json'))('saxon-js'), home);
  }

  /** Processor time of one document with the stylesheet already read. */
  milliseconds(syntax: Syntax, xml: string): number {
    const stylesheetFileName = join(this.#home, `${syntax}.sef.json`);
    const run = () =>
      this.#library.transform({ stylesheetFileName, sourceText: xml, destination: 'serialized', logLevel: 0 });
    const started = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  }
}
