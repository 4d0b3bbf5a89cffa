import { etagOf } from '../../../shared/client/client.ts';
import { codedInvoice } from '../../story/code-invoice.ts';
import type { StoryCompany } from '../../story/company.ts';

const supplier = { name: 'Verrerie du Rhône', vatNumber: 'FR63000100024' };

/** Every command about orders once, and an invoice of one of them that is rejected. */
export async function playOrders(company: StoryCompany): Promise<void> {
  const { companyId } = company;
  const path = { companyId };
  const buyer = await company.clientOf(await company.person('Camille Roussel', 'director'));
  const lines = [{ line: '1', description: 'Fournitures', quantity: '10', unitPrice: '100.00' }];
  const content = { supplier, orderedOn: '2026-11-02', lines };
  const orders = '/api/purchasing/v1/companies/{companyId}/orders';
  const { data: order } = await buyer.post(orders, { params: { path }, body: { number: 'CF-1', ...content } });
  const act = (version: number) => ({
    params: { path: { ...path, orderId: order.orderId }, header: { 'If-Match': etagOf(version) } },
  });
  await buyer.put(`${orders}/{orderId}`, { ...act(1), body: content });
  await buyer.post(`${orders}/{orderId}/send`, act(2));
  const receipt = { receivedOn: '2026-11-10', lines: [{ line: '1', quantity: '10' }] };
  await buyer.post(`${orders}/{orderId}/receipts`, { ...act(3), body: receipt });
  await buyer.post(`${orders}/{orderId}/close`, { ...act(4), body: { as: 'closed' } });
  const heading = 'number;supplier;siren;orderedOn;line;description;quantity;unitPrice';
  const csv = `${heading}\nCF-2;${supplier.name};000100024;2026-11-02;1;Fournitures;1;100,00`;
  await buyer.post(`${orders}/imports`, { params: { path }, body: { csv } });
  const tolerances = { quantity: '0', price: '2', amount: '1.00', overDelivery: '5' };
  await buyer.post('/api/purchasing/v1/companies/{companyId}/settings', {
    params: { path, header: { 'If-Match': etagOf(0) } },
    body: { validFrom: '2026-01-01', tolerances, costCentres: [], rules: [] },
  });

  const invoice = { number: 'O-1', seller: supplier.name, vatNumber: supplier.vatNumber };
  // Unlike the others in its total: nobody is asked whether it is the same.
  const { intakeId } = await company.arrivedInvoice(buyer, {
    ...invoice,
    without: '200.00',
    vat: '40.00',
    total: '240.00',
  });
  const { taskId, version } = await codedInvoice(await company.coder(), companyId, intakeId);
  const approver = await company.clientOf(await company.person('Hugo Lambert', 'director'));
  await approver.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/decide', {
    params: { path: { ...path, taskId }, header: { 'If-Match': etagOf(version) } },
    body: { outcome: 'reject', comment: 'Prix non convenu' },
  });
  await company.intakeIn(buyer, intakeId, 'rejected');
}
