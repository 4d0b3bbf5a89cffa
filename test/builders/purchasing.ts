import { ApprovalPolicyRecord, ApprovalSettingsRecord } from '../../functions/purchasing/data/approval.ts';
import { IntakeRecord, SupplierInvoiceRecord, UploadRecord } from '../../functions/purchasing/data/intake.ts';
import { claimAll } from '../../functions/purchasing/data/invoice-claims.ts';
import type { ApprovalPolicy, ApprovalRule } from '../../functions/purchasing/domain/approval/policy.ts';
import { type ApprovalSettings, NO_SETTINGS } from '../../functions/purchasing/domain/approval/settings.ts';
import type { Intake, Upload } from '../../functions/purchasing/domain/intake.ts';
import type { InvoiceChecks } from '../../functions/purchasing/domain/invoice-checks.ts';
import { invoiceIdOf } from '../../functions/purchasing/domain/invoice-id.ts';
import type { ReadInvoice } from '../../functions/purchasing/domain/read-supplier-invoice.ts';
import { claimKeysOf, type InvoiceClaim } from '../../functions/purchasing/domain/same-invoice.ts';
import type { SupplierInvoice } from '../../functions/purchasing/domain/supplier-invoice.ts';
import { derivedId, sha256 } from '../../shared/kernel/ids.ts';
import { invoiceXml } from '../story/invoice.ts';
import { company, NOW, stored } from './use-case.ts';

export const XML = Buffer.from(
  invoiceXml({
    number: 'A-1',
    seller: 'Verrerie du Rhône',
    vatNumber: 'FR39000100016',
    without: '100.00',
    vat: '20.00',
    total: '120.00',
  }),
);

export const uploadId = derivedId('upl', 'test');
export const intakeId = derivedId('itk', company.companyId, sha256(XML));
export const invoiceId = invoiceIdOf(intakeId);

export const upload: Upload = { uploadId, name: 'f.xml', state: 'awaited', by: 'user_ines', at: NOW };
export const takenIn: Upload = { ...upload, state: 'taken-in', intakeId };

export const intake: Intake = {
  intakeId,
  name: 'f.xml',
  sha256: sha256(XML),
  size: XML.length,
  state: 'received',
  receivedAt: NOW,
  uploadId,
  execution: 'arn:aws:states:eu-west-3:000000000000:execution:intake:1',
};

/** What is read in `XML`. */
export const facts = {
  syntax: 'CII' as const,
  number: 'A-1',
  typeCode: '380',
  issueDate: '2026-11-20',
  dueDate: '2026-12-20',
  seller: {
    name: 'Verrerie du Rhône',
    vatNumber: 'FR39000100016',
    siren: '000100016',
    country: 'FR',
    address: { line: '1 rue des Ateliers', postcode: '69001', city: 'Lyon' },
    electronicAddress: { scheme: '0225', value: '000100016' },
  },
  totalWithoutVat: { amount: '100.00', currency: 'EUR' },
  totalVat: { amount: '20.00', currency: 'EUR' },
  totalWithVat: { amount: '120.00', currency: 'EUR' },
  amountDue: { amount: '120.00', currency: 'EUR' },
  frame: 'S1',
  vat: [
    {
      category: 'S',
      rate: '20.00',
      taxable: { amount: '100.00', currency: 'EUR' },
      tax: { amount: '20.00', currency: 'EUR' },
    },
  ],
};

export const line = {
  line: '1',
  name: 'Fournitures',
  quantity: '1',
  unit: 'C62',
  unitPrice: '100.00',
  netAmount: { amount: '100.00', currency: 'EUR' },
  vatCategory: 'S',
  vatRate: '20.00',
};

export const checks: InvoiceChecks = {
  ruleSets: ['en16931@1.3.16', 'br-fr@1.4.0'],
  verdict: 'conforming',
  fatal: 0,
  warnings: 0,
  summary: { fr: 'La facture est conforme.', en: 'The invoice conforms.' },
};

/** All that reading finds in `XML`. */
export const readXml: ReadInvoice = { facts, lines: [line], checks, findings: [] };

export const invoice: SupplierInvoice = {
  ...facts,
  lines: [line],
  checks,
  eInvoiceDuty: 'unless-small',
  invoiceId,
  intakeId,
  state: 'read',
};

export const storedUpload = (data: Upload) => stored(UploadRecord, data);
export const storedIntake = (data: Intake, version = 1) => stored(IntakeRecord, data, { version });
export const storedInvoice = (data: SupplierInvoice) => stored(SupplierInvoiceRecord, data);

export const noPolicy = NO_SETTINGS;

export const role = (role: 'approver' | 'accountant' | 'director') => ({ of: 'role' as const, role });

/** Settings under which one policy of one rule applies. */
export function inForce(rule: Omit<ApprovalRule, 'automatic'> & { automatic?: boolean }, { number = 1 } = {}) {
  const content = { currency: 'EUR', rules: [{ automatic: false, ...rule }], costCentreOwners: [] };
  const by = { id: 'user_camille', name: 'Camille Roussel', at: NOW };
  const policy: ApprovalPolicy = {
    number,
    content,
    state: 'in-force',
    inForceFrom: '2026-11-01',
    editedBy: by,
    putInForceBy: by,
  };
  return { latest: number, policies: [policy], singleApprovers: [] };
}

export const storedApproval = (data: ApprovalSettings) => stored(ApprovalSettingsRecord, data);
export const storedPolicy = (data: ApprovalPolicy) => stored(ApprovalPolicyRecord, data);
export const policyOf = ({ policies }: ApprovalSettings) => policies[0] as ApprovalPolicy;

/** What is found under the keys of an invoice when another one has claimed those that are its own too. */
export function storedClaims(claim: InvoiceClaim, earlier: InvoiceClaim) {
  const theirs = new Map(claimAll(company, earlier, {}).map(({ key, data }) => [key.id, stored(key.entity, data)]));
  const found = Object.entries(claimKeysOf(claim)).map(([name, claimKey]) => [name, theirs.get(claimKey)] as const);
  return Object.fromEntries(found.filter(([, record]) => record !== undefined));
}
