import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isReason, isStatus, REASONS, STATUSES } from '../../../shared/standards/cdar/codes.ts';
import type { Schemas } from '../api/api.ts';
import { useCompany } from '../api/company.ts';
import { lifecycleQuery } from '../api/platform.ts';
import { useFormats } from '../texts/format.ts';
import { currentLanguage } from '../texts/texts.ts';
import classes from './lifecycle.module.css';
import { Panel } from './panel.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { Tag } from './tag.tsx';
import type { Tone } from './tone.ts';

type Entry = Schemas['LifecycleEntry'];

const TONES: Readonly<Record<Entry['state'], Tone>> = {
  due: 'busy',
  sent: 'busy',
  acknowledged: 'good',
  refused: 'bad',
  'to-complete': 'attention',
  'to-mail': 'attention',
  received: 'neutral',
};

/** What buyer, seller and platforms said of an invoice, oldest first; nothing where no platform has to do with it. */
export function Lifecycle({ intakeId }: { intakeId: string }) {
  const { t } = useTranslation();
  const { company } = useCompany();
  const formats = useFormats(company.timeZone);
  const { data, error, refetch } = useQuery(lifecycleQuery(company.companyId, intakeId));
  if (error)
    return (
      <Panel title={t('platform.lifecycle')}>
        <ProblemAlert problem={error} retry={() => refetch()} />
      </Panel>
    );
  if (!data?.arrival && !data?.lifecycle) return null;
  const { arrival, lifecycle } = data;
  return (
    <Panel title={t('platform.lifecycle')}>
      {arrival?.flows.map(({ flowId, platform, receivedAt }) => (
        <p key={flowId} className={classes.arrival}>
          {t('platform.arrived', { platform, at: formats.instant(receivedAt) })}
        </p>
      ))}
      <ol className={classes.entries}>
        {lifecycle?.entries.map((entry) => (
          <li key={entry.entryId}>
            <span className={classes.status}>
              <strong>{statusWords(entry.status)}</strong>
              <Tag
                tone={entry.by === 'unknown' ? 'attention' : TONES[entry.state]}
                text={t(`platform.states.${entry.state}`)}
              />
            </span>
            {entry.reasons.length > 0 && <span>{entry.reasons.map(reasonWords).join(', ')}</span>}
            {entry.comment && <span>{entry.comment}</span>}
            {entry.amounts?.map(({ amount, currency, vatRate }) => (
              <span key={`${amount} ${vatRate}`}>{formats.money({ amount, currency })}</span>
            ))}
            {entry.problem && <span>{entry.problem}</span>}
            <small>
              <time dateTime={entry.at}>{formats.instant(entry.at)}</time> · {t(`platform.by.${entry.by}`)}
            </small>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** `207 En litige`; the code alone where the list does not know it. */
export function statusWords(code: string): string {
  return isStatus(code) ? `${code} ${STATUSES[code].label[currentLanguage()]}` : code;
}

const reasonWords = (code: string): string => (isReason(code) ? REASONS[code][currentLanguage()] : code);
