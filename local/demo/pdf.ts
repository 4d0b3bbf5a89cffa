/** A page of text as PDF 1.7, written by hand: small, and the same to the last byte each time. */

/**
 * @param lines of WinAnsi characters, the first one large.
 * @param xml a CII invoice to embed as Factur-X names it. The file is no PDF/A-3, which would need an embedded font and a
 *   colour profile; whoever reads the invoice in it does not ask.
 */
export function pdfOf(lines: readonly string[], xml?: string): Uint8Array {
  const show = (line: string, size: number) => `/F1 ${size} Tf (${winAnsi(line)}) Tj 0 -18 Td`;
  const page = `BT 60 770 Td ${lines.map((line, index) => show(line, index === 0 ? 16 : 11)).join('\n')} ET`;
  const stream = (entries: string, content: string) =>
    `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const embedded = '/AF [6 0 R] /Names << /EmbeddedFiles << /Names [(factur-x.xml) 6 0 R] >> >>';
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${xml ? embedded : ''} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream('', page),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...(xml
      ? [
          '<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /AFRelationship /Alternative /EF << /F 7 0 R >> >>',
          stream('/Type /EmbeddedFile /Subtype /text#2Fxml', Buffer.from(xml).toString('latin1')),
        ]
      : []),
  ];
  let body = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + trailer, 'latin1');
}

/** What PDF takes as text in brackets; the typographic signs that Latin-1 lacks are written plainly. */
function winAnsi(text: string): string {
  return text
    .replaceAll('’', "'")
    .replaceAll(/[–—]/g, '-')
    .replaceAll('€', 'EUR')
    .replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '?')
    .replaceAll(/[\\()]/g, '\\$&');
}
