import type { SupplierInvoice } from '../api/api.ts';
import { InvoiceCodingView } from './invoice-coding.tsx';
import { InvoiceLines } from './invoice-lines.tsx';
import { InvoiceView } from './invoice-view.tsx';
import { NearDuplicates } from './near-duplicates.tsx';
import { ReportView } from './report-view.tsx';

/** An invoice with what may be the same one, its coding, its lines, and what the rules say: first, where people must decide about it. */
export function InvoiceDetails({ invoice, report }: { invoice: SupplierInvoice; report: string | undefined }) {
  const { checks } = invoice;
  const checked = checks && <ReportView checks={checks} url={report} />;
  return (
    <>
      <NearDuplicates invoice={invoice} />
      {checks?.verdict === 'faulty' && checked}
      <InvoiceView invoice={invoice} />
      <InvoiceCodingView invoice={invoice} />
      <InvoiceLines invoice={invoice} />
      {checks?.verdict !== 'faulty' && checked}
    </>
  );
}
