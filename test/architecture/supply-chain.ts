/** Licences under which everybody may use the product as Apache-2.0 allows, without conditions on their own code. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);
/** Packages, by the beginning of their name, that may be used under another licence, and why. */
const EXCEPTIONS: Readonly<Record<string, { readonly license: string; readonly reason: string }>> = {
  'axe-core': { license: 'MPL-2.0', reason: 'Judges pages in tests, unchanged; nothing of it is deployed.' },
  lightningcss: { license: 'MPL-2.0', reason: 'Vite compiles style sheets with it; only its output is deployed.' },
  'caniuse-lite': { license: 'CC-BY-4.0', reason: 'Data that a build tool reads; nothing of it is deployed.' },
};

export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly link?: boolean;
}

/** A sentence for each locked package that may not be used, or whose content nothing pins. */
export function packageFindings(packages: Readonly<Record<string, LockedPackage>>): string[] {
  return Object.entries(packages).flatMap(([path, { license = 'none', resolved = '', integrity, inBundle, link }]) => {
    if (path === '' || link) return [];
    const name = path.replace(/^.*node_modules\//, '');
    const findings: string[] = [];
    if (!isAllowed(name, license))
      findings.push(`${name} is under “${license}”: see test/architecture/supply-chain.ts`);
    if (!inBundle && !integrity) findings.push(`${name} has no integrity hash in package-lock.json`);
    if (/^(git|http:)/.test(resolved)) findings.push(`${name} comes from ${resolved}: take it from the registry`);
    return findings;
  });
}

/** An expression of SPDX: of several offered licences one must be allowed, of several demanded ones all. */
function isAllowed(name: string, expression: string): boolean {
  const excepted = exceptionOf(name);
  const plain = expression.replace(/[()]/g, '');
  return plain
    .split(/ or /i)
    .some((choice) =>
      choice.split(/ and /i).every((id) => ALLOWED.has(id.trim()) || EXCEPTIONS[excepted ?? '']?.license === id.trim()),
    );
}

/** `lightningcss-linux-x64-gnu` is `lightningcss` for one machine. */
function exceptionOf(name: string): string | undefined {
  return Object.keys(EXCEPTIONS).find((known) => name === known || name.startsWith(`${known}-`));
}

/** Exceptions that no locked package needs any more. */
export function needlessExceptions(packages: Readonly<Record<string, LockedPackage>>): string[] {
  const needed = Object.entries(packages).map(([path, { license = '' }]) => {
    const known = exceptionOf(path.replace(/^.*node_modules\//, ''));
    return known !== undefined && EXCEPTIONS[known]?.license === license ? known : undefined;
  });
  return Object.keys(EXCEPTIONS).filter((known) => !needed.includes(known));
}

export function versionFindings(manifest: Readonly<Record<string, Readonly<Record<string, string>>>>): string[] {
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).flatMap(([name, version]) =>
    /^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
      ? []
      : [`${name} is wanted as “${version}”: pin one version`],
  );
}

const SECRETS: Readonly<Record<string, RegExp>> = {
  'an AWS access key': /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
  'a token of GitHub': /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,})\b/,
  'a token of npm': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a signed token': /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}\b/,
  'a password in an address': /\bhttps?:\/\/[^\s/:@"'`$<>{}]+:[^\s/:@"'`$<>{}]{6,}@/,
  'a key of Slack or Stripe': /\b(xox[abprs]-[\w-]{10,}|sk_live_\w{16,})\b/,
};

/** What looks like a secret in a text, by its kind. */
export function secretsIn(text: string): string[] {
  return Object.entries(SECRETS).flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : []));
}
