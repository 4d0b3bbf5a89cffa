import type * as z from 'zod';
import { create, type Key, put, type Stored } from '../../../../shared/aws/entity.ts';
import type { Reader } from '../../../../shared/aws/reader.ts';
import type { CompanyScope } from '../../../../shared/kernel/scope.ts';
import { decided, defineCommand, type Reading, raise } from '../../../../shared/runtime/use-case.ts';
import { BankAccountRecord, type IbanHolders, IbanRecord } from '../../data/bank-account.ts';
import { partiesAlike } from '../../data/look-alikes.ts';
import { identifierKey, PartyNumberRecord, PartyRecord, sirenKey, vatKey } from '../../data/party.ts';
import { ProposalRecord } from '../../data/proposal.ts';
import { type BankAccount, proposed } from '../../domain/bank-account.ts';
import type { FoundSupplier, SellerSought } from '../../domain/found-supplier.ts';
import { bankAccountIdOf, proposalIdOf } from '../../domain/ids.ts';
import { type Found, type How, type Match, matchSupplier } from '../../domain/match.ts';
import { likeness } from '../../domain/name.ts';
import { Bic, plainVatNumber, readIban, sirenIn } from '../../domain/numbers.ts';
import type { Party } from '../../domain/party.ts';
import type { Seller } from '../../domain/proposal.ts';
import { isVatNumber } from '../../domain/vat-check.ts';
import { SupplierBankAccountChanged, SupplierProposed } from '../../public.ts';
import { findSupplier } from './task.ts';

type Sought = z.infer<typeof SellerSought>;
type Named = Found['byNumber'][number];

interface SupplierFile {
  readonly party: Party;
  readonly how: How;
  /** Where the invoice wants to be paid; absent when it names no IBAN. */
  readonly payee: { readonly iban: string; readonly bic?: string } | undefined;
  readonly account: Stored<BankAccount> | undefined;
}

/** Who is said to have an account that the invoice wants to be paid to. */
type HoldersOf = `holders of ${string}`;
const holdersOf = (iban: string): HoldersOf => `holders of ${iban}`;

/**
 * What a person said of this invoice's seller comes before what its numbers say. Nothing on file changes: a seller that no
 * number names becomes a proposal, an account that is not on file a proposed one. If it runs twice: the round has its answer.
 */
export const useCase = defineCommand(findSupplier, {
  repeat: ({ intakeId, round }) => `${intakeId} ${round}`,
  reads: ({ intakeId, seller, payTo }, { scope }) => {
    const { vatNumber, identifiers = [], country = '' } = seller;
    const siren = sirenOf(seller);
    const [identifier] = identifiers;
    const holders = payeesOf(payTo).map(({ iban }) => [holdersOf(iban), IbanRecord.key(scope, iban)]);
    const keys = {
      subject: ProposalRecord.key(scope, proposalIdOf(intakeId)),
      vat: vatNumber ? PartyNumberRecord.key(scope, vatKey(vatNumber)) : undefined,
      siren: siren ? PartyNumberRecord.key(scope, sirenKey(siren)) : undefined,
      identifier: identifier ? PartyNumberRecord.key(scope, identifierKey(identifier, country)) : undefined,
    };
    return Object.assign(keys, Object.fromEntries(holders) as Record<HoldersOf, Key<IbanHolders>>);
  },
  async fetch(sought, { subject, vat, siren, identifier, ...holders }, { read }: Reading, { scope }) {
    const said = subject?.data.settled;
    if (said) return fileOf(read, scope, { how: 'person', partyId: said.partyId }, sought);
    const byNumber: Named[] = [
      ...(vat ? [{ ...vat.data, how: 'vat-number' as const }] : []),
      ...(siren ? [{ ...siren.data, how: 'siren' as const }] : []),
      ...(identifier ? [{ ...identifier.data, how: 'identifier' as const }] : []),
    ];
    const match = await matchOf(read, scope, sought.seller, { byNumber, byIban: holdersIn(holders) });
    return match.outcome === 'found' ? fileOf(read, scope, match, sought) : { match };
  },
  decide(sought, state, { scope, now }, facts) {
    const { intakeId, invoiceNumber, seller, payTo } = sought;
    const { subject } = state;
    if ('match' in facts) {
      const { outcome, candidates } = facts.match;
      const proposalId = proposalIdOf(intakeId);
      const answer = { outcome, supplier: { proposalId, candidates: [...candidates], ...warningsOf(seller) } };
      if (subject) return decided(answer);
      const iban = payeesOf(payTo)[0]?.iban;
      const write = create(ProposalRecord, scope, {
        proposalId,
        intakeId,
        invoiceNumber,
        seller,
        ...(iban && { iban }),
        candidates: [...candidates],
        state: 'open' as const,
        proposedAt: now,
      });
      return decided(answer, { writes: [write], events: [raise(SupplierProposed, write, write.data)] });
    }

    const { party, how, payee, account } = facts;
    const { partyId, name, entered, confirmedAccounts = [] } = party;
    const proposers = [...new Set(confirmedAccounts.flatMap(({ proposedBy }) => proposedBy ?? []))];
    const supplier = {
      partyId,
      name,
      how,
      ...(entered && { enteredBy: entered.by }),
      ...(proposers.length > 0 && { accountsProposedBy: proposers }),
      ...warningsOf(seller, party, how),
    };
    const found = (more: Pick<z.input<typeof FoundSupplier>, 'account' | 'accountUnreadable'>) => ({
      outcome: 'found' as const,
      supplier: { ...supplier, ...more },
    });
    if (!payee) return decided(found(payTo.length > 0 ? { accountUnreadable: true } : {}));
    if (account) return decided(found({ account: shown(account.data) }));
    const iban = state[holdersOf(payee.iban)];
    const others = (iban?.data.holders ?? []).filter((holder) => holder.partyId !== partyId);
    const wanted = proposed(
      undefined,
      {
        ...payee,
        accountId: bankAccountIdOf(partyId, payee.iban),
        partyId,
        supplierName: name,
        alsoOf: others.slice(0, 20),
        changesFile: confirmedAccounts.length > 0,
      },
      { at: now, invoice: { intakeId, number: invoiceNumber } },
    );
    const write = create(BankAccountRecord, scope, wanted);
    const holders = [...others, { partyId, name }].slice(-100);
    return decided(found({ account: shown(wanted) }), {
      writes: [write, put(IbanRecord, scope, iban, { iban: payee.iban, holders })],
      events: [raise(SupplierBankAccountChanged, write, wanted)],
    });
  },
});

const sirenOf = ({ vatNumber, siren, siret }: Seller): string | undefined =>
  siren ?? sirenIn({ vatNumber: vatNumber && plainVatNumber(vatNumber), siret });

/** Only a seller that its numbers do not name is looked for by name, address and account. */
async function matchOf(
  read: Reader,
  scope: CompanyScope,
  seller: Seller,
  { byNumber, byIban }: Pick<Found, 'byNumber' | 'byIban'>,
): Promise<Match> {
  const match = matchSupplier(seller, { byNumber, byTrace: [], byIban: [] });
  if (match.outcome === 'found') return match;
  return matchSupplier(seller, { byNumber, byTrace: await partiesAlike(read, scope, seller), byIban });
}

const holdersIn = (records: Readonly<Record<string, Stored<IbanHolders> | undefined>>): Found['byIban'] =>
  Object.values(records).flatMap((one) => one?.data.holders ?? []);

const payeesOf = (payTo: Sought['payTo']) =>
  payTo.flatMap(({ account, bic }) => {
    const iban = readIban(account);
    return iban ? [{ iban, ...(Bic.safeParse(bic).success && { bic }) }] : [];
  });

/** The party, the one it was merged into, and what is on file of the account that the invoice wants to be paid to. */
async function fileOf(
  read: Reader,
  scope: CompanyScope,
  { how, partyId }: { how: How; partyId: string },
  { payTo }: Pick<Sought, 'payTo'>,
): Promise<SupplierFile> {
  const payees = payeesOf(payTo);
  const [party, ...accounts] = await read.getAll([
    PartyRecord.key(scope, partyId),
    ...payees.map(({ iban }) => BankAccountRecord.key(scope, bankAccountIdOf(partyId, iban))),
  ]);
  if (!party) throw new Error(`A number names party ${partyId}, which is not there`);
  const { mergedInto } = party.data;
  if (mergedInto) return fileOf(read, scope, { how, partyId: mergedInto }, { payTo });
  // Of several accounts the one that may be paid to; else the first, for a person to confirm.
  const confirmed = accounts.findIndex((account) => account?.data.state === 'confirmed');
  const index = Math.max(confirmed, 0);
  return { party: party.data, how, payee: payees[index], account: accounts[index] };
}

function warningsOf(seller: Seller, party?: Party, how?: How): { warnings: z.infer<typeof FoundSupplier>['warnings'] } {
  const vatNumber = seller.vatNumber && plainVatNumber(seller.vatNumber);
  return {
    warnings: [
      ...(party && !likeness(seller.name, party.name) ? (['other-name'] as const) : []),
      ...(how === 'name' ? (['found-by-name'] as const) : []),
      ...(vatNumber && !isVatNumber(vatNumber) ? (['wrong-vat-number'] as const) : []),
    ],
  };
}

function shown({ accountId, iban, bic, state, revision, proposed: { person } }: BankAccount) {
  return { accountId, iban, ...(bic && { bic }), state, revision, ...(person && { proposedBy: person.by }) };
}
