import { derivedId } from '../../../shared/kernel/ids.ts';

const MAX_NAME_CHARACTERS = 200;
/**
 * `upl_<uuid>` of our forms, `scan-<32 hexadecimal digits>` or the like of others: what no second upload can bear, and short
 * enough for the name of an execution.
 */
const UPLOAD_ID = /^[A-Za-z0-9]{1,20}[_-](?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** By which door a file came, when it was not dropped: our own steps name its upload by it. */
export function doorOf(uploadId: string): 'mail' | 'platform' | undefined {
  if (uploadId.startsWith('flow-')) return 'platform';
  return uploadId.startsWith('mail-') ? 'mail' : undefined;
}

/**
 * Which upload an object under `inbox/<companyId>/` is. Our forms, and partners who want to ask for their upload, write
 * `<uploadId>/<name>`. A scanner may write any path that S3 takes: its first part is then a folder, perhaps of many files,
 * and the upload id is derived from the whole path.
 */
export function arrivalOf(path: string): { readonly uploadId: string; readonly name: string } {
  const folder = path.slice(0, Math.max(path.indexOf('/'), 0));
  const name = path
    .split('/')
    .findLast((part) => part !== '')
    ?.replaceAll(/\p{C}/gu, ' ')
    .trim()
    .slice(0, MAX_NAME_CHARACTERS);
  return { uploadId: UPLOAD_ID.test(folder) ? folder : derivedId('upl', path), name: name || '?' };
}
