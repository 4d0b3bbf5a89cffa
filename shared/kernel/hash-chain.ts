import { canonicalJson } from './canonical.ts';
import { sha256 } from './ids.ts';

/*
 * A chain over salted hashes: each link covers its number, the hash of a content and the link before it, never the content
 * itself. So content can be erased when its time is over, and the chain still verifies.
 */

/** Where a chain ends. */
export interface Head {
  readonly number: number;
  readonly hash: string;
}

/** What stands before the first entry. */
export const GENESIS: Head = { number: 0, hash: '0'.repeat(64) };

export interface Link extends Head {
  readonly contentHash: string;
  readonly previousHash: string;
}

/** sha256(salt ‖ canonical bytes): without the salt nobody can guess erased content by trying. */
export function contentHash(salt: string, content: unknown): string {
  return sha256(salt + canonicalJson(content));
}

/** The next link: its hash covers its number, the content's hash and the link before it. */
export function nextLink(head: Head, contentHash: string): Link {
  const number = head.number + 1;
  return { number, contentHash, previousHash: head.hash, hash: sha256(`${number}\n${contentHash}\n${head.hash}`) };
}

/** Whether a link is the one that follows. */
export function follows(link: Link, head: Head): boolean {
  const expected = nextLink(head, link.contentHash);
  return link.number === expected.number && link.previousHash === head.hash && link.hash === expected.hash;
}

/** The number of the first link that does not follow from the one before it, if any. */
export function firstBroken(links: readonly Link[], from: Head = GENESIS): number | undefined {
  let head = from;
  for (const link of links) {
    if (!follows(link, head)) return head.number + 1;
    head = link;
  }
  return undefined;
}
