import { expect, test } from 'vitest';
import { message } from '../../../test/builders/mail.ts';
import { readEnvelope, readFiles } from './read-message.ts';

const pdf = { name: 'facture.pdf', type: 'application/pdf', content: '%PDF-1.7' };
const namesOf = async (bytes: Buffer) => {
  const found = await readFiles(bytes);
  return typeof found === 'string' ? found : found.files.map(({ name }) => name);
};

test('sender, subject, and whom it was received for before whom its author names', async () => {
  const headers =
    'Received: from a by inbound with SMTP id 1\r\n for <Achats@Brumaire.example>; Tue, 24 Nov 2026\r\nDelivered-To: boite@brumaire.example\r\n';
  expect(await readEnvelope(message({ to: 'Tout.Le.Monde@ailleurs.example', headers }))).toEqual({
    from: 'compta@verrerie.example',
    subject: 'Votre facture',
    recipients: ['achats@brumaire.example', 'boite@brumaire.example', 'tout.le.monde@ailleurs.example'],
    infected: false,
  });
});

test('a virus that the server found', async () => {
  expect(await readEnvelope(message({ headers: 'X-SES-Virus-Verdict: FAIL\r\n' }))).toMatchObject({ infected: true });
});

test('files come as they were sent; signatures and pictures of the text are left out', async () => {
  const bytes = Buffer.from([0, 1, 2, 255]);
  const files = [
    pdf,
    { name: 'logo.png', type: 'image/png', content: bytes, inline: true as const },
    { name: 'scan.png', type: 'image/png', content: bytes },
    { name: 'smime.p7s', type: 'application/pkcs7-signature', content: bytes },
  ];
  const found = await readFiles(message({ files }));
  expect(found).toEqual({
    files: [
      { name: 'facture.pdf', bytes: new Uint8Array(Buffer.from('%PDF-1.7')) },
      { name: 'scan.png', bytes: new Uint8Array(bytes) },
    ],
    leftOut: 2,
  });
});

test('a name never is a path', async () => {
  expect(
    await namesOf(
      message({
        files: [
          { ...pdf, name: '../../etc/a.pdf' },
          { ...pdf, name: '..' },
        ],
      }),
    ),
  ).toEqual(['.. .. etc a.pdf', '2.pdf']);
});

test.each([
  ['headers without an end', `X: ${'x'.repeat(300_000)}`, 'headers-too-large'],
  ['a header of 300 KB', `X: ${'x'.repeat(300_000)}\r\n\r\ntext`, 'headers-too-large'],
])('%s', async (_, text, why) => {
  expect(await readEnvelope(Buffer.from(text))).toBe(why);
});

test('nothing at all is an envelope for nobody', async () => {
  expect(await readEnvelope(Buffer.alloc(0))).toEqual({ from: '', subject: '', recipients: [], infected: false });
  expect(await readFiles(Buffer.from([0xff, 0xfe, 0x00]))).toEqual({ files: [], leftOut: 0 });
});

test('parts in parts without end are not followed', async () => {
  const nested = Array.from(
    { length: 200 },
    (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`,
  ).join('');
  expect(await readFiles(Buffer.from(`From: a@b.example\r\n${nested}`))).toBe('malformed');
});

test('a thousand files are counted, not refused here', async () => {
  const files = Array.from({ length: 1000 }, (_, i) => ({ ...pdf, name: `${i}.pdf` }));
  expect(await namesOf(message({ files }))).toHaveLength(1000);
});
