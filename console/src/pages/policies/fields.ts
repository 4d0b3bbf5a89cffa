import type { Asked, Person, PolicyContent, Rule } from '../../api/policies.ts';
import { asDecimal } from '../orders/decimal-input.ts';

const LISTS = ['costCentres', 'accounts', 'establishments'] as const;

/** A rule as it is typed: lists with commas, who is asked as a choice for each level. */
export interface RuleFields {
  name: string;
  amountFrom: string;
  amountBelow: string;
  costCentres: string;
  accounts: string;
  establishments: string;
  document: '' | 'invoice' | 'credit-note';
  order: '' | 'matched' | 'differs' | 'none';
  first: string;
  second: string;
  third: string;
  /** By party id. */
  suppliers: readonly string[];
  /** What the form has no field for stays as it was. */
  kept: Rule | undefined;
}

export interface PolicyFields {
  currency: string;
  fourEyesFrom: string;
  rules: RuleFields[];
  /** `persons` as a choice. */
  owners: { costCentre: string; persons: string }[];
}

/** The value of a choice is what is asked, as JSON; persons who are named already stay one of the choices. */
export const choiceOf = (asked: Asked | undefined): string => (asked ? JSON.stringify(asked) : '');

export const personsChoice = (persons: readonly Person[]): string =>
  JSON.stringify(persons.map(({ id, name }) => ({ id, name })));

export const ROLES: readonly Asked[] = [
  { of: 'role', role: 'approver' },
  { of: 'role', role: 'accountant' },
  { of: 'role', role: 'director' },
  { of: 'cost-centre-owner' },
];

export const newRule = (): RuleFields => fieldsOf({ name: '', when: {}, approvals: ROLES.slice(0, 1) });

function fieldsOf(rule: Rule): RuleFields {
  const { name, when, approvals } = rule;
  return {
    name,
    amountFrom: when.amountFrom ?? '',
    amountBelow: when.amountBelow ?? '',
    costCentres: when.costCentres?.join(', ') ?? '',
    accounts: when.accounts?.join(', ') ?? '',
    establishments: when.establishments?.join(', ') ?? '',
    suppliers: when.suppliers ?? [],
    document: when.documents?.length === 1 ? (when.documents[0] ?? '') : '',
    order: when.orders?.length === 1 ? (when.orders[0] ?? '') : '',
    first: choiceOf(approvals[0]),
    second: choiceOf(approvals[1]),
    third: choiceOf(approvals[2]),
    kept: rule,
  };
}

export function policyFields(content: PolicyContent | undefined): PolicyFields {
  if (!content) return { currency: 'EUR', fourEyesFrom: '', rules: [newRule()], owners: [] };
  const { currency, fourEyesFrom = '', rules, costCentreOwners = [] } = content;
  const owners = costCentreOwners.map(({ costCentre, persons }) => ({ costCentre, persons: personsChoice(persons) }));
  return { currency, fourEyesFrom, rules: rules.map(fieldsOf), owners };
}

/** What the API takes. */
export function contentOf({ currency, fourEyesFrom, rules, owners }: PolicyFields): PolicyContent {
  return {
    currency: currency.trim().toUpperCase(),
    rules: rules.map(ruleOf),
    ...(fourEyesFrom && { fourEyesFrom: asDecimal(fourEyesFrom) }),
    costCentreOwners: ownersOf(owners),
  };
}

/** Lines of one cost centre are its owners together. */
function ownersOf(lines: PolicyFields['owners']): NonNullable<PolicyContent['costCentreOwners']> {
  const byCentre = Map.groupBy(
    lines.filter(({ costCentre, persons }) => costCentre.trim() && persons),
    ({ costCentre }) => costCentre.trim(),
  );
  return [...byCentre].map(([costCentre, of]) => {
    const persons = of.flatMap(({ persons: choice }) => JSON.parse(choice) as Person[]);
    return { costCentre, persons: [...new Map(persons.map((person) => [person.id, person])).values()] };
  });
}

function ruleOf({
  name,
  amountFrom,
  amountBelow,
  document,
  order,
  first,
  second,
  third,
  suppliers,
  kept,
  ...typed
}: RuleFields): Rule {
  const approvals = [
    ...[first, second, third].flatMap((choice) => (choice ? [JSON.parse(choice) as Asked] : [])),
    ...(kept?.approvals.slice(3) ?? []),
  ];
  const lists = Object.fromEntries(
    LISTS.flatMap((list) => {
      const values = typed[list].split(/[,;\s]+/).filter((value) => value !== '');
      return values.length > 0 ? [[list, values]] : [];
    }),
  );
  const { documents, orders } = kept?.when ?? {};
  return {
    name: name.trim(),
    when: {
      ...(amountFrom && { amountFrom: asDecimal(amountFrom) }),
      ...(amountBelow && { amountBelow: asDecimal(amountBelow) }),
      ...lists,
      ...(suppliers.length > 0 && { suppliers: [...suppliers] }),
      ...(document ? { documents: [document] } : documents && documents.length > 1 && { documents }),
      ...(order ? { orders: [order] } : orders && orders.length > 1 && { orders }),
    },
    approvals,
    automatic: approvals.length === 0,
  };
}
