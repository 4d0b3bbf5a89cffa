import * as z from 'zod';
import { command, defineTask } from '../../../../shared/contracts/task.ts';
import { Company } from '../../domain/company.ts';
import { CompanyExists } from '../../domain/refusals.ts';

export const registerCompany = defineTask({
  id: 'identity.register-company',
  summary: 'Registers a company of the group with its establishments',
  trigger: command('POST', 'companies', { of: 'group' }),
  input: z.strictObject(Company.shape),
  output: Company,
  refusals: [CompanyExists],
  access: { tables: { main: 'write' } },
  role: 'administrator',
  failureImpact: 'New companies cannot be set up.',
  example: {
    companyId: 'brumaire-luminaires',
    name: 'Brumaire Luminaires SAS',
    siren: '000100016',
    vatNumber: 'FR39000100016',
    timeZone: 'Europe/Paris',
    establishments: [
      {
        establishmentId: 'siege',
        name: 'Siège',
        siret: '00010001600016',
        address: { line: '1 rue des Lampes', postcode: '69001', city: 'Lyon', country: 'FR' },
      },
    ],
  },
});
