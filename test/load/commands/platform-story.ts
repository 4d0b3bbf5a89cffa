import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type Deployment, operator } from '../../../local/demo/deployment.ts';
import { startPlatform } from '../../../local/platform/simulator.ts';
import type { StoryCompany } from '../../story/company.ts';
import { invoiceXml } from '../../story/invoice.ts';
import { until } from '../../story/until.ts';

/** The company is connected to an approved platform, an invoice comes through it, and is disputed. */
export async function playPlatform(product: Deployment, company: StoryCompany): Promise<void> {
  const path = { companyId: company.companyId };
  const buyer = { siren: '000100016', name: company.name };
  const access = { clientId: 'story', clientSecret: 'secret of the story' };
  const administrator = await company.clientOf(await company.person('Lea Fontaine', 'administrator'));
  const director = await company.clientOf(await company.person('Aline Moreau', 'director'));
  const platform = await startPlatform({ name: 'Plateforme du Midi' });
  try {
    platform.register({ ...access, owner: buyer.siren });
    const { name, url, tokenUrl } = platform;
    await administrator.post('/api/purchasing/v1/companies/{companyId}/platform-connections', {
      params: { path },
      body: { name, url, tokenUrl, ...access, company: buyer },
    });
    const invoice = { number: 'P-1', seller: 'Verrerie du Rhône', vatNumber: 'FR63000100024' };
    await platform.deliver({
      ...{ owner: buyer.siren, name: 'P-1.xml', syntax: 'CII', type: 'SupplierInvoice' },
      bytes: Buffer.from(invoiceXml({ ...invoice, without: '500.00', vat: '100.00', total: '600.00' })),
    });
    await new LambdaClient(operator(product)).send(
      new InvokeCommand({ FunctionName: 'coulisses-local-purchasing-poll-platforms', Payload: '{}' }),
    );
    const intake = await until('the invoice of the platform', async () => {
      const { data } = await director.get('/api/purchasing/v1/companies/{companyId}/intakes', {
        params: { path, query: { limit: 100 } },
      });
      return data.items.find(({ name, state }) => name === 'P-1.xml' && state === 'waiting');
    });
    const ofInvoice = { params: { path: { ...path, intakeId: intake.intakeId } } };
    const lifecycle = '/api/purchasing/v1/companies/{companyId}/intakes/{intakeId}/lifecycle';
    await until('its lifecycle', async () => (await director.get(lifecycle, ofInvoice)).data.lifecycle);
    await director.post(lifecycle, { ...ofInvoice, body: { status: '207', reasons: ['PU_ERR'], comment: 'Prix' } });
  } finally {
    await platform.stop();
  }
}
