/** 20 MB: a supplier invoice with its attachments. The signed form and the intake both hold to it. */
export const MAX_FILE_BYTES = 20_000_000;
