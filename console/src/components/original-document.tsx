import { Anchor, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intake } from '../api/api.ts';
import { originalQuery } from '../api/intakes.ts';
import { Note } from './note.tsx';
import classes from './original-document.module.css';
import { Panel } from './panel.tsx';
import { xmlText } from './xml.ts';
import { XmlSource } from './xml-source.tsx';

const PdfText = lazy(() => import('./pdf-text.tsx'));

/** The file as it arrived. XML is set in lines, as text: nothing in it is ever interpreted. */
export function OriginalDocument({ intake, url }: { intake: Intake; url: string }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(originalQuery(intake.intakeId, url));
  const text = useMemo(() => data && xmlText(data), [data]);
  return (
    <Panel
      title={`${t('document.title')} · ${intake.name}`}
      aside={
        <Anchor href={url} size="sm" className={classes.link}>
          {t('document.download')} <Download size={14} aria-hidden />
        </Anchor>
      }
    >
      {isPending && <Skeleton height={360} role="status" aria-label={t('document.loading')} />}
      {error && (
        <Note tone="attention" text={t('document.failed')} live>
          <Anchor component="button" type="button" size="sm" onClick={() => refetch()}>
            {t('app.retry')}
          </Anchor>
        </Note>
      )}
      {data && (text === undefined ? <Shown bytes={data} intake={intake} /> : <XmlSource text={text} />)}
      <p className={classes.fingerprint}>
        {t('document.fingerprint')} <code>{intake.sha256}</code>
      </p>
    </Panel>
  );
}

/** First bytes of the formats that browsers show: PNG, JPEG, PDF. */
const FORMATS = [
  { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  { type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46] },
] as const;

/** A picture as it is; a PDF in the browser's own viewer, with its text to copy from. */
function Shown({ bytes, intake: { name, sha256 } }: { bytes: Uint8Array<ArrayBuffer>; intake: Intake }) {
  const { t } = useTranslation();
  const type = FORMATS.find(({ begins }) => begins.every((byte, place) => bytes[place] === byte))?.type;
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!type) return;
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  if (!type) return <p>{t('document.notShown')}</p>;
  if (!url) return null;
  if (type !== 'application/pdf') return <img src={url} alt={name} className={classes.picture} />;
  return (
    <>
      <iframe src={url} title={name} className={classes.viewer} />
      <Suspense fallback={<Skeleton height={120} />}>
        <PdfText bytes={bytes} sha256={sha256} />
      </Suspense>
    </>
  );
}
