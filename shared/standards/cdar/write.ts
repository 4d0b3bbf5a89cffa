import { type Element, el, xmlOf } from '../xml-writer.ts';
import type { Characteristic, InvoiceStatus, LifecycleMessage, Party, StatusDetail } from './message.ts';
import { NAMESPACES } from './names.ts';

/** The message as XML, in the order of elements that the schema of CDAR D22B demands. The same message gives the same bytes. */
export function writeLifecycleMessage(message: LifecycleMessage): Uint8Array {
  const { process, profile, id, name, createdAt, sender, issuer, recipients, phase, establishedAt, invoices } = message;
  const root = el(
    'rsm:CrossDomainAcknowledgementAndResponse',
    [
      el('rsm:ExchangedDocumentContext', [
        process && el('ram:BusinessProcessSpecifiedDocumentContextParameter', [el('ram:ID', process)]),
        profile && el('ram:GuidelineSpecifiedDocumentContextParameter', [el('ram:ID', profile)]),
      ]),
      el('rsm:ExchangedDocument', [
        leaf('ram:ID', id),
        leaf('ram:Name', name),
        createdAt && moment('ram:IssueDateTime', createdAt),
        sender && party('ram:SenderTradeParty', sender),
        issuer && party('ram:IssuerTradeParty', issuer),
        recipients.map((recipient) => party('ram:RecipientTradeParty', recipient)),
      ]),
      el('rsm:AcknowledgementDocument', [
        indicator('ram:MultipleReferencesIndicator', 'udt:Indicator', invoices.length > 1),
        leaf('ram:TypeCode', phase),
        establishedAt && moment('ram:IssueDateTime', establishedAt),
        invoices.map(invoice),
      ]),
    ],
    Object.fromEntries(Object.entries(NAMESPACES).map(([prefix, uri]) => [`xmlns:${prefix}`, uri])),
  );
  return Buffer.from(xmlOf(root));
}

function invoice(of: InvoiceStatus): Element {
  return el('ram:ReferenceReferencedDocument', [
    leaf('ram:IssuerAssignedID', of.number),
    leaf('ram:StatusCode', of.documentStatus),
    leaf('ram:TypeCode', of.typeCode),
    of.receivedAt && moment('ram:ReceiptDateTime', of.receivedAt),
    of.issueDate &&
      el('ram:FormattedIssueDateTime', [el('qdt:DateTimeString', of.issueDate.replaceAll('-', ''), { format: '102' })]),
    leaf('ram:ProcessConditionCode', of.status),
    leaf('ram:ProcessCondition', of.statusLabel),
    of.seller && party('ram:IssuerTradeParty', of.seller),
    of.recipient && party('ram:RecipientTradeParty', of.recipient),
    of.details.map(detail),
  ]);
}

function detail(of: StatusDetail): Element {
  return el('ram:SpecifiedDocumentStatus', [
    leaf('ram:ReasonCode', of.reason),
    leaf('ram:Reason', of.reasonText),
    leaf('ram:ProcessConditionCode', of.status),
    leaf('ram:RequestedActionCode', of.action),
    leaf('ram:RequestedAction', of.actionText),
    leaf('ram:SequenceNumeric', of.sequence),
    of.notes.map((note) => el('ram:IncludedNote', [el('ram:Content', note)])),
    of.characteristics.map(characteristic),
  ]);
}

function characteristic(of: Characteristic): Element {
  return el('ram:SpecifiedDocumentCharacteristic', [
    leaf('ram:ID', of.term),
    leaf('ram:TypeCode', of.type),
    leaf('ram:Name', of.name),
    leaf('ram:Location', of.location),
    leaf('ram:Value', of.value),
    of.amount && el('ram:ValueAmount', of.amount.value, of.amount.currency ? { currencyID: of.amount.currency } : {}),
    leaf('ram:ValuePercent', of.percent),
  ]);
}

function party(name: string, of: Party): Element {
  return el(name, [
    of.ids.map(({ scheme, value }) => el('ram:GlobalID', value, { schemeID: scheme })),
    leaf('ram:Name', of.name),
    leaf('ram:RoleCode', of.role),
    of.address &&
      el('ram:URIUniversalCommunication', [el('ram:URIID', of.address.value, { schemeID: of.address.scheme })]),
  ]);
}

const leaf = (name: string, content: string | undefined) => content !== undefined && el(name, content);

const indicator = (name: string, inner: string, value: boolean) => el(name, [el(inner, String(value))]);

/** Format 204: to the second, without a zone. */
const moment = (name: string, local: string) =>
  el(name, [el('udt:DateTimeString', local.replaceAll(/\D/g, '').slice(0, 14), { format: '204' })]);
