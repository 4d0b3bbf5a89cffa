import { MailAddressRecord } from '../../functions/purchasing/data/mail.ts';
import type { Entity, Stored } from '../../shared/aws/entity.ts';
import { derivedId } from '../../shared/kernel/ids.ts';
import { groupScope } from '../../shared/kernel/scope.ts';

export const mailOwner = { address: 'factures@brumaire.example', companyId: 'brumaire' };

/** A record of the group as read. */
export const storedInGroup = <T>(entity: Entity<T>, data: T): Stored<T> => ({
  key: entity.key(groupScope, entity.idOf(data)),
  version: 1,
  data,
  sequences: {},
});

export const storedOwner = storedInGroup(MailAddressRecord, mailOwner);

export const mailId = derivedId('eml', 'test');

/** A message with the given attachments, as a mail program writes it. */
export function message({
  to = mailOwner.address,
  files = [],
  headers = '',
}: {
  to?: string;
  files?: readonly {
    readonly name: string;
    readonly type: string;
    readonly content: string | Uint8Array;
    readonly inline?: true;
  }[];
  headers?: string;
} = {}): Buffer {
  const boundary = '=_limit';
  const parts = files.map(
    ({ name, type, content, inline }) => `--${boundary}\r
Content-Type: ${type}; name="${name}"\r
Content-Disposition: ${inline ? 'inline' : 'attachment'}; filename="${name}"\r
Content-Transfer-Encoding: base64\r
\r
${Buffer.from(content).toString('base64').replaceAll(/.{76}/g, '$&\r\n')}\r
`,
  );
  return Buffer.from(`${headers}From: Verrerie du Rhône <compta@verrerie.example>\r
To: Achats <${to}>\r
Subject: Votre facture\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary="${boundary}"\r
\r
--${boundary}\r
Content-Type: text/plain; charset=utf-8\r
\r
Bonjour, voici notre facture.\r
${parts.join('')}--${boundary}--\r
`);
}
