import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SupplierInvoice } from '../api/api.ts';
import { jsonDocumentQuery } from '../api/intakes.ts';
import { currentLanguage } from '../texts/texts.ts';
import { Panel } from './panel.tsx';
import classes from './report-view.module.css';
import { Tag } from './tag.tsx';

interface Finding {
  readonly rule: string;
  readonly flag: 'fatal' | 'warning';
  readonly terms: readonly string[];
  readonly message: { readonly fr: string; readonly en: string };
  readonly at: { readonly line: number };
}

const TONES = { conforming: 'good', warnings: 'attention', faulty: 'bad' } as const;

/** What the rules say of the invoice, in words: the verdict, then each finding with what to do. */
export function ReportView({
  checks,
  url,
}: {
  checks: NonNullable<SupplierInvoice['checks']>;
  url: string | undefined;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { data } = useQuery({
    ...jsonDocumentQuery<readonly Finding[]>(checks.report ?? '', url ?? ''),
    enabled: url !== undefined,
  });
  return (
    <Panel
      title={t('report.title')}
      aside={<Tag tone={TONES[checks.verdict]} text={t(`report.verdicts.${checks.verdict}`)} />}
    >
      {/* What to correct first is in the list below. */}
      {checks.verdict === 'conforming' && <p className={classes.verdict}>{checks.summary[language]}</p>}
      {data && (
        <ul className={classes.findings}>
          {data.map(({ rule, flag, message, terms, at }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule may find the same twice, and the list never changes
            <li key={`${rule} ${index}`} className={classes[flag]}>
              <span>{message[language]}</span>
              <small>
                {rule}
                {terms.length > 0 && ` · ${terms.join(', ')}`} · {t('report.line', { line: at.line })}
              </small>
            </li>
          ))}
        </ul>
      )}
      <p className={classes.rules}>{t('report.ruleSets', { names: checks.ruleSets.join(', ') })}</p>
    </Panel>
  );
}
