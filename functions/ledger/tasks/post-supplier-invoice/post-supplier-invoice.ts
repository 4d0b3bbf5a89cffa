import { create, put } from '../../../../shared/aws/entity.ts';
import { derivedId } from '../../../../shared/kernel/ids.ts';
import { decided, defineListener } from '../../../../shared/runtime/use-case.ts';
import { AuxiliaryRecord, booksKey, EntryRecord, rulesKey } from '../../data/books.ts';
import { firstOpenDay } from '../../domain/books.ts';
import type { DraftEntry } from '../../domain/entry.ts';
import { postSupplierInvoice as post } from '../../domain/posting/post-supplier-invoice.ts';
import { rulesOn } from '../../domain/posting/rules.ts';
import { postSupplierInvoice } from './task.ts';

/**
 * Whatever a rule lacks, the draft is there and says what is missing; before the books are opened too. The entry is dated as
 * the invoice, or on the first open day after it. If it runs twice: the id follows from the invoice.
 */
export const useCase = defineListener(postSupplierInvoice, {
  reads: ({ data }, { scope }) => ({
    subject: EntryRecord.key(scope, derivedId('ent', data.invoiceId)),
    books: booksKey(scope),
    rules: rulesKey(scope),
    auxiliary: data.supplier && AuxiliaryRecord.key(scope, data.supplier.partyId),
  }),
  decide({ data }, { subject, books, rules, auxiliary }, { scope, actor, now }) {
    if (subject) return decided(undefined);
    const { invoiceId, intakeId, issueDate, supplier } = data;
    const inForce = rulesOn(rules?.data, issueDate);
    const { content, missing } = post(data, inForce);
    const draft: DraftEntry = {
      state: 'draft',
      entryId: derivedId('ent', invoiceId),
      ...content,
      date: (books && firstOpenDay(books.data, issueDate)) ?? issueDate,
      source: { kind: 'supplier-invoice', invoiceId, intakeId, rules: inForce.validFrom },
      ...(missing.length > 0 && { missing: [...missing] }),
      by: actor.id,
      at: now,
    };
    const party = supplier && { party: supplier.partyId, name: supplier.name };
    const renamed = party && auxiliary?.data.name !== party.name;
    return decided(undefined, {
      writes: [
        create(EntryRecord, scope, draft),
        ...(renamed ? [put(AuxiliaryRecord, scope, auxiliary, party)] : []),
      ] as never,
    });
  },
});
