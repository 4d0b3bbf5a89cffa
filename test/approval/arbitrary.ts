import * as fc from 'fast-check';
import type { InvoiceToApprove } from '../../functions/purchasing/domain/approval/evaluate.ts';
import type { PolicyContent } from '../../functions/purchasing/domain/approval/policy.ts';
import type { Role } from '../../shared/contracts/roles.ts';
import type { OracleInvoice } from './oracle.ts';

/** Few of everything, so that things meet. */
export const PEOPLE: Readonly<Record<string, readonly Role[]>> = {
  dora: ['director'],
  dina: ['director'],
  anne: ['approver'],
  alan: ['approver'],
  abel: ['accountant'],
  cleo: ['clerk'],
};
export const person = fc.constantFrom(...Object.keys(PEOPLE));
const named = person.map((id) => ({ id, name: id }));
const AMOUNTS = ['0', '100.00', '100.01', '999.99', '1000.00', '5000'];
const SUPPLIERS = ['pty_1', 'pty_2'];
const CENTRES = ['LYON', 'PARIS', 'NANTES'];
const ACCOUNTS = ['6061', '6064', '615', '2154'];
export const SIRETS = ['00010001600011', '00010001600029'];
const ORDERS = ['matched', 'differs', 'none'] as const;

const some = <T>(values: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 3 });
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });

const role = fc.constantFrom('approver' as const, 'accountant' as const, 'director' as const);
const asked = fc.oneof(
  { weight: 4, arbitrary: role.map((role) => ({ of: 'role' as const, role })) },
  {
    weight: 2,
    arbitrary: fc
      .uniqueArray(named, { minLength: 1, maxLength: 2, selector: ({ id }) => id })
      .map((persons) => ({ of: 'persons' as const, persons })),
  },
  { weight: 1, arbitrary: fc.constant({ of: 'cost-centre-owner' as const }) },
);
const conditions = fc
  .record({
    amountFrom: sometimes(fc.constantFrom(...AMOUNTS)),
    amountBelow: sometimes(fc.constantFrom(...AMOUNTS)),
    costCentres: some(CENTRES),
    accounts: some(['6', '606', '2', '615']),
    suppliers: some(SUPPLIERS),
    establishments: some(SIRETS),
    documents: some(['invoice', 'credit-note'] as const),
    orders: some(ORDERS),
  })
  // One or two of them in most rules; all of them at once hold of nothing.
  .chain((all) =>
    fc
      .subarray(Object.keys(all) as (keyof typeof all)[], { maxLength: 2 })
      .map((kept) => Object.fromEntries(kept.flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]]])))),
  );
const asking = fc.record({
  when: conditions,
  approvals: fc.array(asked, { minLength: 1, maxLength: 3 }),
  automatic: fc.constant(false),
});
const automatic = fc.constantFrom(...AMOUNTS).map((amountBelow) => ({
  when: { amountBelow, orders: ['matched' as const] },
  approvals: [],
  automatic: true,
}));
const rule = fc.oneof({ weight: 5, arbitrary: asking }, { weight: 1, arbitrary: automatic });

export const policy: fc.Arbitrary<PolicyContent> = fc
  .record({
    currency: fc.constant('EUR'),
    rules: fc.array(rule, { maxLength: 4 }),
    fourEyesFrom: sometimes(fc.constantFrom(...AMOUNTS)),
    costCentreOwners: fc
      .subarray(CENTRES)
      .chain((centres) =>
        fc.tuple(...centres.map((costCentre) => named.map((owner) => ({ costCentre, persons: [owner] })))),
      ),
  })
  .map(({ fourEyesFrom, rules, ...content }) => ({
    ...content,
    rules: rules.map((one, place) => ({ ...one, name: `Rule ${place + 1}` })),
    ...(fourEyesFrom && { fourEyesFrom }),
  }));

export const total = fc.record({
  cents: fc.constantFrom(0, 9_999, 10_000, 10_001, 99_999, 100_000, 100_001, 500_000, -100_000, -9_999),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
  creditNote: fc.boolean(),
});

export const coding = fc.record({
  costCentres: fc.subarray(CENTRES),
  accounts: fc.subarray(ACCOUNTS, { minLength: 1 }),
  order: fc.constantFrom(...ORDERS),
});

const facts = fc.record({
  supplier: fc.constantFrom(...SUPPLIERS),
  siret: fc.constantFrom(...SIRETS, undefined),
  costCentres: fc.subarray(CENTRES),
  accounts: fc.subarray(ACCOUNTS),
  order: fc.constantFrom(...ORDERS),
});

/** One invoice as the oracle and as the product read it. */
export const invoice: fc.Arbitrary<{ forOracle: OracleInvoice; forProduct: InvoiceToApprove }> = fc
  .tuple(total, facts)
  .map(([total, facts]) => ({
    forOracle: { ...total, ...facts },
    forProduct: {
      total: { minor: BigInt(total.cents), currency: total.currency },
      typeCode: total.creditNote ? '381' : '380',
      supplierId: facts.supplier,
      establishment: facts.siret,
      costCentres: facts.costCentres,
      accounts: facts.accounts,
      order: facts.order,
    },
  }));
