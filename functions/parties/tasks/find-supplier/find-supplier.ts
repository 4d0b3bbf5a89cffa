import type * as z from 'zod';
import { create, put, type Stored } from '../../../../shared/aws/entity.ts';
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
  /** Who else is said to have that account; read when it is new. */
  readonly iban: Stored<IbanHolders> | undefined;
}

/**
 * What a person said of this invoice's seller comes before what its numbers say. Nothing on file changes: a seller that no
 * number names becomes a proposal, an account that is not on file a proposed one. If it runs twice: the round has its answer.
 */
export const useCase = defineCommand(findSupplier, {
  repeat: ({ intakeId, round }) => `${intakeId} ${round}`,
  reads: ({ intakeId, seller }, { scope }) => {
    const { vatNumber, identifiers = [], country = '' } = seller;
    const siren = sirenOf(seller);
    const [identifier] = identifiers;
    return {
      subject: ProposalRecord.key(scope, proposalIdOf(intakeId)),
      vat: vatNumber ? PartyNumberRecord.key(scope, vatKey(vatNumber)) : undefined,
      siren: siren ? PartyNumberRecord.key(scope, sirenKey(siren)) : undefined,
      identifier: identifier ? PartyNumberRecord.key(scope, identifierKey(identifier, country)) : undefined,
    };
  },
  async fetch(sought, { subject, vat, siren, identifier }, { read }: Reading, { scope }) {
    const said = subject?.data.settled;
    if (said) return fileOf(read, scope, { how: 'person', partyId: said.partyId }, sought);
    const byNumber: Named[] = [
      ...(vat ? [{ ...vat.data, how: 'vat-number' as const }] : []),
      ...(siren ? [{ ...siren.data, how: 'siren' as const }] : []),
      ...(identifier ? [{ ...identifier.data, how: 'identifier' as const }] : []),
    ];
    const match = await matchOf(read, scope, sought, byNumber);
    return match.outcome === 'found' ? fileOf(read, scope, match, sought) : { match };
  },
  decide(sought, { subject }, { scope, now }, facts) {
    const { intakeId, invoiceNumber, seller, payTo } = sought;
    if ('match' in facts) {
      const { outcome, candidates } = facts.match;
      const proposalId = proposalIdOf(intakeId);
      const answer = { outcome, supplier: { proposalId, candidates: [...candidates], ...warningsOf(seller) } };
      if (subject) return decided(answer);
      const iban = payTo.map(({ account }) => readIban(account)).find((read) => read !== undefined);
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

    const { party, how, payee, account, iban } = facts;
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
  { seller, payTo }: Sought,
  byNumber: readonly Named[],
): Promise<Match> {
  const match = matchSupplier(seller, { byNumber, byTrace: [], byIban: [] });
  if (match.outcome === 'found') return match;
  const ibans = payTo.map(({ account }) => readIban(account)).filter((iban) => iban !== undefined);
  const [byTrace, holders] = await Promise.all([
    partiesAlike(read, scope, seller),
    read.getAll(ibans.map((iban) => IbanRecord.key(scope, iban))),
  ]);
  return matchSupplier(seller, { byNumber, byTrace, byIban: holders.flatMap((one) => one?.data.holders ?? []) });
}

/** The party, the one it was merged into, and what is on file of the account that the invoice wants to be paid to. */
async function fileOf(
  read: Reader,
  scope: CompanyScope,
  { how, partyId }: { how: How; partyId: string },
  { payTo }: Pick<Sought, 'payTo'>,
): Promise<SupplierFile> {
  const payees = payTo.flatMap(({ account, bic }) => {
    const iban = readIban(account);
    return iban ? [{ iban, ...(Bic.safeParse(bic).success && { bic }) }] : [];
  });
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
  const payee = payees[index];
  const account = accounts[index];
  const iban = payee && !account ? await read.get(IbanRecord.key(scope, payee.iban)) : undefined;
  return { party: party.data, how, payee, account, iban };
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
