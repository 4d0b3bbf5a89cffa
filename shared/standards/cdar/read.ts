import { decodeXml, parseXml, type XmlElement, type XmlLimits } from '../en16931/index.ts';
import type { Characteristic, InvoiceStatus, LifecycleMessage, Party, StatusDetail } from './message.ts';
import { NAMESPACES } from './names.ts';

/** A status message has some hundred elements; many invoices in one are still far below. */
const LIMITS: XmlLimits = { characters: 4_000_000, depth: 24, nodes: 100_000, names: 300 };

/**
 * Reads a lifecycle message. Nothing is judged: an unknown code is kept as it stands.
 * @throws XmlError when it is no XML, NotALifecycleMessage when it is another document.
 */
export function readLifecycleMessage(bytes: Uint8Array): LifecycleMessage {
  const { root } = parseXml(decodeXml(bytes), LIMITS);
  if (!root.is(NAMESPACES.rsm, 'CrossDomainAcknowledgementAndResponse')) throw new NotALifecycleMessage(root.local);
  const context = child(root, 'rsm:ExchangedDocumentContext');
  const document = child(root, 'rsm:ExchangedDocument');
  const acknowledgement = child(root, 'rsm:AcknowledgementDocument');
  const party = (name: string) => {
    const found = child(document, name);
    return found && partyOf(found);
  };
  return defined<LifecycleMessage>({
    process: text(child(context, 'ram:BusinessProcessSpecifiedDocumentContextParameter'), 'ram:ID'),
    profile: text(child(context, 'ram:GuidelineSpecifiedDocumentContextParameter'), 'ram:ID'),
    id: text(document, 'ram:ID'),
    name: text(document, 'ram:Name'),
    createdAt: moment(child(document, 'ram:IssueDateTime')),
    sender: party('ram:SenderTradeParty'),
    issuer: party('ram:IssuerTradeParty'),
    recipients: children(document, 'ram:RecipientTradeParty').map(partyOf),
    phase: text(acknowledgement, 'ram:TypeCode'),
    establishedAt: moment(child(acknowledgement, 'ram:IssueDateTime')),
    invoices: children(acknowledgement, 'ram:ReferenceReferencedDocument').map(invoiceOf),
  });
}

export class NotALifecycleMessage extends Error {
  constructor(root: string) {
    super(`The document is a ${root}, no lifecycle message`);
    this.name = 'NotALifecycleMessage';
  }
}

function invoiceOf(element: XmlElement): InvoiceStatus {
  const seller = child(element, 'ram:IssuerTradeParty');
  const recipient = child(element, 'ram:RecipientTradeParty');
  return defined<InvoiceStatus>({
    number: text(element, 'ram:IssuerAssignedID'),
    documentStatus: text(element, 'ram:StatusCode'),
    typeCode: text(element, 'ram:TypeCode'),
    receivedAt: moment(child(element, 'ram:ReceiptDateTime')),
    issueDate: day(child(element, 'ram:FormattedIssueDateTime')),
    status: text(element, 'ram:ProcessConditionCode'),
    statusLabel: text(element, 'ram:ProcessCondition'),
    seller: seller && partyOf(seller),
    recipient: recipient && partyOf(recipient),
    details: children(element, 'ram:SpecifiedDocumentStatus').map(detailOf),
  });
}

function detailOf(element: XmlElement): StatusDetail {
  return defined<StatusDetail>({
    status: text(element, 'ram:ProcessConditionCode'),
    reason: text(element, 'ram:ReasonCode'),
    reasonText: text(element, 'ram:Reason'),
    action: text(element, 'ram:RequestedActionCode'),
    actionText: text(element, 'ram:RequestedAction'),
    sequence: text(element, 'ram:SequenceNumeric'),
    notes: children(element, 'ram:IncludedNote').flatMap((note) => text(note, 'ram:Content') ?? []),
    characteristics: children(element, 'ram:SpecifiedDocumentCharacteristic').map(characteristicOf),
  });
}

function characteristicOf(element: XmlElement): Characteristic {
  const amount = child(element, 'ram:ValueAmount');
  return defined<Characteristic>({
    term: text(element, 'ram:ID'),
    type: text(element, 'ram:TypeCode'),
    name: text(element, 'ram:Name'),
    location: text(element, 'ram:Location'),
    value: text(element, 'ram:Value'),
    amount: amount && defined({ value: amount.value.trim(), currency: amount.attribute('currencyID') }),
    percent: text(element, 'ram:ValuePercent'),
  });
}

function partyOf(element: XmlElement): Party {
  const address = child(child(element, 'ram:URIUniversalCommunication'), 'ram:URIID');
  return defined<Party>({
    ids: children(element, 'ram:GlobalID').map(identifier),
    name: text(element, 'ram:Name'),
    role: text(element, 'ram:RoleCode'),
    address: address && identifier(address),
  });
}

const identifier = (element: XmlElement) => ({
  scheme: element.attribute('schemeID') ?? '',
  value: element.value.trim(),
});

/** `20261124103000` (format 204) or `202611241030` (203) as local time; anything else as it stands. */
function moment(element: XmlElement | undefined): string | undefined {
  const found = element && text(element, 'udt:DateTimeString');
  const parts = found && /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/.exec(found);
  if (!parts) return found;
  const [, year, month, date, hour, minute, second = '00'] = parts;
  return `${year}-${month}-${date}T${hour}:${minute}:${second}`;
}

function day(element: XmlElement | undefined): string | undefined {
  const found = element && text(element, 'qdt:DateTimeString');
  const parts = found && /^(\d{4})(\d\d)(\d\d)$/.exec(found);
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : found;
}

function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  const [prefix, local] = name.split(':') as [keyof typeof NAMESPACES, string];
  return element?.childrenNamed(NAMESPACES[prefix], local) ?? [];
}

const child = (element: XmlElement | undefined, name: string): XmlElement | undefined => children(element, name)[0];

const text = (element: XmlElement | undefined, name: string): string | undefined =>
  child(element, name)?.value.trim() || undefined;

/** Without the properties that were not found. */
function defined<T extends object>(found: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as T;
}
