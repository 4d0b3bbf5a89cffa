import { Problem } from '../../api/api.ts';

/** A signed form for one object: S3's presigned POST. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Sends a file with a signed form. XMLHttpRequest, because `fetch` tells nothing about how far an upload is.
 * @param onProgress share sent, 0 to 1.
 * @throws Problem with the store's status; 0 when it did not answer.
 */
export function sendFile({ url, fields }: UploadForm, file: File, onProgress: (share: number) => void): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // S3 ignores every field after the file.
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () =>
      reject(
        new Problem({
          status: request.status,
          code: request.status ? `gateway.${request.status}` : 'network.unreachable',
          title: request.statusText,
          instance: request.status ? (request.getResponseHeader('x-amz-request-id') ?? undefined) : undefined,
        }),
      );
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    request.addEventListener('load', () => (request.status < 300 ? resolve() : fail()));
    request.addEventListener('error', fail);
    request.addEventListener('timeout', fail);
    request.open('POST', url);
    request.send(form);
  });
}
