import { derivedId } from '../../../../shared/kernel/ids.ts';

/** S3 may announce a message twice, and put another one under its key. */
export const mailIdOf = (key: string, etag: string): string => derivedId('eml', key, etag);
