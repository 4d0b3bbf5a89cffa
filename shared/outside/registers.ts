/**
 * Public registers of companies: VIES of the European Commission for VAT numbers, the French company register
 * (Recherche d'entreprises of the State) for SIREN. Neither asks for a key, neither promises to be up: that one does not answer
 * is an answer, and never a failure of ours.
 */

export interface RegisterEntry {
  readonly answer: 'known' | 'unknown' | 'ceased' | 'unavailable';
  readonly name?: string;
  readonly address?: string;
}

export interface Registers {
  /** @param vatNumber with its country prefix, without blanks: `FR39000100016`. */
  vatNumber(vatNumber: string): Promise<RegisterEntry>;
  /** @param siren nine digits. */
  siren(siren: string): Promise<RegisterEntry>;
}

/** Nobody waits longer than that: VIES asks the member state in turn, and some take seconds. */
const PATIENCE_MS = 4_000;
const UNAVAILABLE: RegisterEntry = { answer: 'unavailable' };

/** `---` is how VIES says that a member state tells no name or address. */
const told = (name: 'name' | 'address', text: unknown) => {
  const words = typeof text === 'string' ? text.replaceAll(/\s+/g, ' ').trim() : '';
  return words && words !== '---' ? { [name]: words.slice(0, 200) } : {};
};

export class HttpRegisters implements Registers {
  readonly #vies: string;
  readonly #companyRegister: string;

  /** @param urls bases: below the first lies `/ms/<country>/vat/<number>`, below the second `/search`. */
  constructor(urls: { readonly vies: string; readonly companyRegister: string }) {
    this.#vies = urls.vies;
    this.#companyRegister = urls.companyRegister;
  }

  async vatNumber(vatNumber: string): Promise<RegisterEntry> {
    const [country, number] = [vatNumber.slice(0, 2), vatNumber.slice(2)];
    const found = await ask(`${this.#vies}/ms/${country}/vat/${encodeURIComponent(number)}`);
    const { isValid, userError, name, address } = (found ?? {}) as Record<string, unknown>;
    // Of `userError` only these two are about the number; the others say that somebody in the chain is down or busy.
    if (userError === 'INVALID') return { answer: 'unknown' };
    if (userError !== 'VALID' || isValid !== true) return UNAVAILABLE;
    return { answer: 'known', ...told('name', name), ...told('address', address) };
  }

  async siren(siren: string): Promise<RegisterEntry> {
    const found = await ask(`${this.#companyRegister}/search?q=${encodeURIComponent(siren)}&per_page=1`);
    const { results } = (found ?? {}) as { results?: Record<string, unknown>[] };
    if (!Array.isArray(results)) return UNAVAILABLE;
    // It searches texts too: another company may mention the number.
    const company = results.find((one) => one.siren === siren);
    if (!company) return { answer: 'unknown' };
    const { adresse } = (company.siege ?? {}) as { adresse?: unknown };
    return {
      // État administratif: A (active), C (cessée).
      answer: company.etat_administratif === 'C' ? 'ceased' : 'known',
      ...told('name', company.nom_complet),
      ...told('address', adresse),
    };
  }
}

/** JSON of a 200, or nothing: late, busy (429), down and not JSON are the same to who asks. */
async function ask(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

export const openRegisters = (): Registers =>
  new HttpRegisters({ vies: process.env.VIES_URL ?? '', companyRegister: process.env.COMPANY_REGISTER_URL ?? '' });
