import { lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** An address that somebody typed in and that the product must not call. */
export class ForbiddenAddress extends Error {}

/**
 * Calls an address that somebody typed in: over https only, and only where it leads to the internet, so that nobody reaches
 * through us what stands beside us (server-side request forgery, CWE-918). The address that a name stands for is judged when
 * the line is opened, and that very address is called: a name that is changed in between gains nothing. Redirections are not
 * followed. In the local cloud a partner may stand on this machine.
 * @throws ForbiddenAddress before anything is sent; any other error when nothing, or half of it, is answered in time.
 */
export async function guardedRequest(
  address: string,
  { timeout, ...given }: RequestInit & { readonly timeout: number },
): Promise<Response> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const local = process.env.AWS_ENDPOINT_URL !== undefined && host === '127.0.0.1';
  if (!local && url.protocol !== 'https:') throw new ForbiddenAddress(`${url.origin} is not https`);
  // A literal address is never looked up.
  if (!local && isIP(host) && !isPublicAddress(host))
    throw new ForbiddenAddress(`${host} is no address of the internet`);
  // Makes bytes and a content type of a form.
  const message = new Request(url, given);
  const body = Buffer.from(await message.arrayBuffer());
  const headers = { ...Object.fromEntries(message.headers), 'content-length': body.length };
  const options = { method: message.method, headers, signal: AbortSignal.timeout(timeout) };
  return send(url, local ? options : { ...options, lookup: publicLookup }, body);
}

function send(url: URL, options: RequestOptions, body: Buffer): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    request(url, options, (answer) => {
      // A line that breaks in the middle fails here.
      answer.toArray().then((chunks: Buffer[]) => resolve(responseOf(answer, Buffer.concat(chunks))), reject);
    })
      .on('error', reject)
      .end(body);
  });
}

function responseOf({ statusCode: status = 502, headers }: IncomingMessage, content: Buffer): Response {
  const first = Object.entries(headers).map(([name, value]) => [name, [value].flat()[0] ?? ''] as [string, string]);
  return new Response(content.length > 0 ? content : null, { status, headers: first });
}

const publicLookup: LookupFunction = (hostname, options, found) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const inside = addresses?.find(({ address }) => !isPublicAddress(address));
    const problem = error ?? (inside && new ForbiddenAddress(`${hostname} leads to ${inside.address}`));
    const [first] = addresses ?? [];
    if (problem || !first) found(problem ?? new Error(`${hostname} leads nowhere`), '');
    else if (options.all) found(null, addresses);
    else found(null, first.address, first.family);
  });
};
