/**
 * A lifecycle message as UN/CEFACT CDAR (CrossDomainAcknowledgementAndResponse, D22B) carries it in the French profile. The
 * comments give the identifiers of XP Z12-012 annex A. Codes are texts: a reader keeps what it found, the rules judge it.
 */
export interface LifecycleMessage {
  /** MDT-2 */
  readonly process?: string;
  /** MDT-3 */
  readonly profile?: string;
  /** MDT-4 */
  readonly id?: string;
  /** MDT-5 */
  readonly name?: string;
  /** MDT-8: when the message was made. Local time, `2026-11-24T10:30:00`: the format knows no zone. */
  readonly createdAt?: string;
  /** MDG-9: who sends it */
  readonly sender?: Party;
  /** MDG-14: who establishes the status */
  readonly issuer?: Party;
  /** MDG-19 */
  readonly recipients: readonly Party[];
  /** MDT-77: 305 transmission, 23 treatment */
  readonly phase?: string;
  /** MDT-78: when the status was established, local time */
  readonly establishedAt?: string;
  readonly invoices: readonly InvoiceStatus[];
}

export interface Party {
  readonly ids: readonly { readonly scheme: string; readonly value: string }[];
  readonly name?: string;
  readonly role?: string;
  /** MDT-73 */
  readonly address?: { readonly scheme: string; readonly value: string };
}

/** One invoice and where it stands. */
export interface InvoiceStatus {
  /** MDT-87 (BT-1) */
  readonly number?: string;
  /** MDT-88 */
  readonly documentStatus?: string;
  /** MDT-91 (BT-3) */
  readonly typeCode?: string;
  /** MDT-95: when the invoice was submitted or received, local time */
  readonly receivedAt?: string;
  /** MDT-100 (BT-2), `2026-11-20` */
  readonly issueDate?: string;
  /** MDT-105 */
  readonly status?: string;
  /** MDT-106 */
  readonly statusLabel?: string;
  /** MDT-129 and MDT-132: the seller */
  readonly seller?: Party;
  /** MDG-40 */
  readonly recipient?: Party;
  readonly details: readonly StatusDetail[];
}

export interface StatusDetail {
  /** MDT-115, when it differs from the invoice's */
  readonly status?: string;
  /** MDT-113 and MDT-114 */
  readonly reason?: string;
  readonly reasonText?: string;
  /** MDT-121 and MDT-122 */
  readonly action?: string;
  readonly actionText?: string;
  /** MDT-124-2 */
  readonly sequence?: string;
  /** MDT-126: what people tell each other */
  readonly notes: readonly string[];
  readonly characteristics: readonly Characteristic[];
}

/** An amount or a datum that the status is about. */
export interface Characteristic {
  /** MDT-206: the business term, `BT-152` */
  readonly term?: string;
  /** MDT-207 */
  readonly type?: string;
  /** MDT-211, 213, 214 */
  readonly name?: string;
  readonly location?: string;
  readonly value?: string;
  /** MDT-215, exact decimal, with its currency */
  readonly amount?: { readonly value: string; readonly currency?: string };
  /** MDT-224: a VAT rate, `20.00` */
  readonly percent?: string;
}
