import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { extractText } from 'unpdf';
import classes from './original-document.module.css';

/** What a PDF says, as text: for people who type from it or have it read to them. */
export default function PdfText({ bytes, sha256 }: { bytes: Uint8Array; sha256: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['pdf-text', sha256],
    // The reader takes the bytes it is given for its own.
    queryFn: async () => (await extractText(bytes.slice(), { mergePages: true })).text.trim(),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (data === undefined) return null;
  if (data === '') return <p>{t('document.noText')}</p>;
  return (
    <details>
      <summary>{t('document.text')}</summary>
      <pre className={classes.text}>{data}</pre>
    </details>
  );
}
