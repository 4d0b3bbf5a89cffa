import { useTranslation } from 'react-i18next';
import type { SupplierInvoice } from '../api/api.ts';
import { currentLanguage } from '../texts/texts.ts';
import { Note } from './note.tsx';
import type { Tone } from './tone.ts';

type Match = NonNullable<SupplierInvoice['order']>;

const TONES: Readonly<Record<Match['verdict'], Tone>> = {
  matched: 'good',
  'within-tolerance': 'attention',
  different: 'bad',
};

/** What an invoice is, beside its order: the verdict, and what differs in words. */
export function OrderMatchView({ match }: { match: Match }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const differences = match.lines.flatMap((line) => line.differences);
  return (
    <Note
      tone={TONES[match.verdict]}
      title={t('coding.match', { number: match.number, verdict: t(`coding.verdicts.${match.verdict}`) })}
    >
      {differences.length > 0 && (
        <ul>
          {differences.map((difference) => (
            <li key={difference[language]}>{difference[language]}</li>
          ))}
        </ul>
      )}
    </Note>
  );
}
