import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A company as both registers know it. */
interface RegisteredCompany {
  readonly name: string;
  readonly address: string;
  readonly vatNumber?: string;
  readonly siren?: string;
  readonly ceased?: boolean;
}

/** How a register behaves that is not well. */
export type Mood = 'well' | 'busy' | 'member-state-down' | 'silent' | 'broken';

/** VIES and the French company register on this machine, with the paths, fields and refusals of the real ones. */
export async function startRegisters(companies: readonly RegisteredCompany[], port = 0) {
  let mood: Mood = 'well';
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://registers');
    if (mood === 'silent') return;
    const vat = /^\/vies\/ms\/([A-Z]{2})\/vat\/(.+)$/.exec(url.pathname);
    if (mood === 'broken') response.writeHead(200).end('<html>maintenance</html>');
    else if (vat) vies(response, `${vat[1]}${decodeURIComponent(vat[2] ?? '')}`);
    else if (url.pathname === '/register/search') register(response, url.searchParams.get('q') ?? '');
    else response.writeHead(404).end();
  });

  function vies(response: ServerResponse, vatNumber: string): void {
    const company = companies.find((one) => one.vatNumber === vatNumber);
    const troubled = mood === 'busy' ? 'MS_MAX_CONCURRENT_REQ' : mood === 'member-state-down' && 'MS_UNAVAILABLE';
    send(response, 200, {
      isValid: !troubled && company !== undefined,
      requestDate: new Date().toISOString(),
      userError: troubled || (company ? 'VALID' : 'INVALID'),
      name: company?.name ?? '---',
      address: company?.address ?? '---',
      requestIdentifier: '',
      vatNumber: vatNumber.slice(2),
    });
  }

  function register(response: ServerResponse, query: string): void {
    if (mood !== 'well') {
      send(response, mood === 'busy' ? 429 : 503, { erreur: 'Indisponible' });
      return;
    }
    const results = companies
      .filter(({ siren, address }) => siren === query || address.includes(query))
      .map(({ siren, name, address, ceased }) => ({
        siren,
        nom_complet: name.toUpperCase(),
        etat_administratif: ceased ? 'C' : 'A',
        siege: { adresse: address },
      }));
    send(response, 200, { results, total_results: results.length, page: 1, per_page: 1 });
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    vies: `${base}/vies`,
    companyRegister: `${base}/register`,
    become(next: Mood) {
      mood = next;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
