import { firstBroken, type Link } from '../../../shared/kernel/hash-chain.ts';
import { startProduct } from '../../cloud.ts';
import { StoryCompany } from '../../story/company.ts';
import { audited } from '../../story/records.ts';
import type { Trial } from '../../trial.ts';
import { CapacityProxy } from '../commands/capacity-proxy.ts';
import { settled } from '../invocations.ts';

const COMMANDS = 400;
const AT_ONCE = 6;
const TASK = 'identity.record-audit';
/** A read and a transaction for each command would be 2. */
const REQUESTS = 1;

/**
 * One company does many things at once, and its audit trail is one chain: every command is in it exactly once, the chain
 * holds, and the trail costs less than a command does.
 */
export const trial: Trial = {
  name: 'audit',
  async run({ cases }) {
    const proxy = await CapacityProxy.start();
    const product = await startProduct({ auth: false, endpointForFunctions: proxy.endpoint });
    proxy.forwardTo(product.endpoint);
    try {
      const company = await StoryCompany.make(product, 'Ateliers du Registre');
      const { companyId } = company;
      const clerk = await company.clientOf(await company.person('Ines Marchal', 'clerk'));
      const began = new Date().toISOString();
      proxy.forget();
      const count = Math.min(cases, COMMANDS);
      const names = Array.from({ length: count }, (_, index) => `Fournisseur ${index}`);
      const worker = async () => {
        for (let name = names.pop(); name !== undefined; name = names.pop())
          await clerk.post('/api/parties/v1/companies/{companyId}/parties', {
            params: { path: { companyId } },
            body: { name, roles: ['customer'], country: 'FR' },
          });
      };
      const started = performance.now();
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      const commandSeconds = (performance.now() - started) / 1000;
      const { commands, contents, links } = await audited(product, companyId, 180);
      const seconds = (performance.now() - started) / 1000;

      const log = (await settled(product)).filter(({ task, timestamp }) => task === TASK && timestamp >= began);
      const requests = log.reduce((sum, line) => sum + line.requests, 0);
      const events = log.reduce((sum, line) => sum + (line.events ?? 0), 0);
      const refused = proxy.writes.filter(({ by, applied }) => by === TASK && !applied).length;
      const figures = {
        commands: commands.length,
        commandsPerSecond: Math.round(count / commandSeconds),
        auditedPerSecond: Math.round(count / seconds),
        invocations: log.length,
        requestsPerCommand: Number((requests / events).toFixed(2)),
        writeUnitsPerCommand: Number((log.reduce((sum, line) => sum + line.writeUnits, 0) / events).toFixed(2)),
        transactionsRefused: refused,
      };
      console.table(figures);

      const violations: string[] = [];
      if (contents.length !== commands.length || links.length !== commands.length)
        violations.push(`${commands.length} commands, ${links.length} links and ${contents.length} contents`);
      const chain = links.map(({ data }) => data as Link).toSorted((a, b) => a.number - b.number);
      const broken = firstBroken(chain);
      if (broken !== undefined) violations.push(`The chain breaks at ${broken}`);
      if (count >= 100 && figures.requestsPerCommand > REQUESTS)
        violations.push(`${figures.requestsPerCommand} requests for each command, not ${REQUESTS} at most`);
      return { figures, violations };
    } finally {
      await product.stop();
      await proxy.stop();
    }
  },
};
