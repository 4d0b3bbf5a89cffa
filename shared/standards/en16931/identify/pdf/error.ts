/** Why the embedded files of a PDF cannot be listed or opened. */
export type PdfErrorCode = 'damaged' | 'encrypted' | 'too-complex' | 'too-many-files' | 'unknown-filter';

export class PdfError extends Error {
  readonly code: PdfErrorCode;

  constructor(code: PdfErrorCode) {
    super(code);
    this.name = 'PdfError';
    this.code = code;
  }
}
