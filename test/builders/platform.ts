import {
  CompanyPlatformsRecord,
  InvoiceLifecycleRecord,
  PlatformArrivalRecord,
} from '../../functions/purchasing/data/platform.ts';
import type { CompanyPlatforms, PlatformConnection } from '../../functions/purchasing/domain/platform/connection.ts';
import type { PlatformArrival } from '../../functions/purchasing/domain/platform/flow.ts';
import type { InvoiceLifecycle } from '../../functions/purchasing/domain/platform/lifecycle.ts';
import { ofInvoice } from '../../functions/purchasing/domain/platform/statuses.ts';
import type { SupplierInvoice } from '../../functions/purchasing/domain/supplier-invoice.ts';
import { derivedId } from '../../shared/kernel/ids.ts';
import { intakeId, invoice } from './purchasing.ts';
import { company, NOW, stored } from './use-case.ts';

export const connectionId = derivedId('pcn', 'midi');
export const connection: PlatformConnection = {
  connectionId,
  name: 'Plateforme du Midi',
  url: 'https://api.midi.example/flow-service',
  tokenUrl: 'https://auth.midi.example/token',
  clientId: 'brumaire',
  company: { siren: '000100016', name: 'Brumaire Luminaires SAS' },
  since: '2026-11-01T08:00:00.000Z',
  cursor: '2026-11-24T09:00:00.000Z',
  sweptAt: '2026-11-24T01:00:00.000Z',
  exchanged: { at: '2026-11-24T09:15:00.000Z', outcome: 'done' },
  invoicesReceived: 3,
  statusesReceived: 1,
  statusesSent: 2,
};

export const french: SupplierInvoice = { ...invoice, seller: { ...invoice.seller, siren: '000100024' } };
export const foreign: SupplierInvoice = { ...invoice, seller: { name: 'Lichthaus Bergmann', country: 'DE' } };
export const arrival: PlatformArrival = {
  intakeId,
  flows: [{ connectionId, platform: connection.name, flowId: 'flow-1', receivedAt: NOW }],
};
export const lifecycle: InvoiceLifecycle = ofInvoice(company.companyId, french, undefined, arrival);

export const storedPlatforms = (...connections: PlatformConnection[]) =>
  stored<CompanyPlatforms>(CompanyPlatformsRecord, { connections });
export const storedArrival = (data: PlatformArrival) => stored(PlatformArrivalRecord, data);
export const storedLifecycle = (data: InvoiceLifecycle) => stored(InvoiceLifecycleRecord, data);
