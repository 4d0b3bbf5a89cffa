import { french, ourExamples } from '../../../../../../test/conformance/corpus.ts';
import { handWritten } from '../../../../../../test/conformance/hand-written.ts';
import { write } from '../../../../../../test/conformance/xml.ts';
import type { Syntax } from '../../rule.ts';

interface FrenchCase {
  /** Unique, and the key of `fired.json`. */
  readonly name: string;
  readonly set: 'br-fr' | 'extended-ctc-fr';
  readonly syntax: Syntax;
  readonly xml: string;
}

/** The French invoices as they are, and each edit that breaks a rule made on one of them. */
export function frenchCases(): FrenchCase[] {
  return (['ubl', 'cii'] as const).flatMap((syntax) =>
    (['br-fr', 'extended-ctc-fr'] as const).flatMap((set) => {
      const samples = set === 'br-fr' ? french(syntax) : ourExamples(syntax);
      const cases = [...samples, ...handWritten(`${set}-${syntax}`, samples, [], 1)];
      return cases.map(({ name, root }) => ({ name: `${set} ${syntax}: ${name}`, set, syntax, xml: write(root) }));
    }),
  );
}
