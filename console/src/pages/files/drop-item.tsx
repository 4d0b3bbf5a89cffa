import { Anchor, Progress } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Reason } from '../../api/api.ts';
import { announce } from '../../components/announcer.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Tag } from '../../components/tag.tsx';
import type { Tone } from '../../components/tone.ts';
import { useFormats } from '../../texts/format.ts';
import type { Texts } from '../../texts/fr.ts';
import { currentLanguage } from '../../texts/texts.ts';
import classes from './drop-list.module.css';
import { INTAKE_TONES } from './states.ts';
import { type Drop, followAgain, retryDrop } from './uploads.ts';

type Stage = keyof Texts['files']['progress'];

export function DropItem({ drop }: { drop: Drop }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { file, progress, companyId } = drop;
  const { stage, tone, reason, duplicate } = standing(drop);
  const words = t(`files.progress.${stage}`);
  const intake = progress.stage === 'followed' ? progress.intake : undefined;

  useEffect(() => {
    if (stage !== 'queued' && stage !== 'sending') announce(t('files.announce', { name: file.name, state: words }));
  }, [stage, words, file.name, t]);

  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <span className={classes.name}>{file.name}</span>
        <span className={classes.size}>{formats.size(file.size)}</span>
        <Tag tone={tone} text={words} />
        {intake && (
          <Anchor component={Link} to={`/companies/${companyId}/files/${intake.intakeId}`} size="sm">
            {t('files.open')}
          </Anchor>
        )}
      </div>
      {progress.stage === 'sending' && (
        <Progress value={progress.share * 100} aria-label={`${words} ${file.name}`} transitionDuration={150} />
      )}
      {duplicate && <p className={classes.why}>{t('files.duplicateOf')}</p>}
      {reason && <p className={classes.why}>{reason[currentLanguage()]}</p>}
      {drop.slow && <p className={classes.why}>{t('files.slow')}</p>}
      {progress.stage === 'failed' && <ProblemAlert problem={progress.problem} retry={() => retryDrop(drop.id)} />}
      {progress.stage === 'lost' && <ProblemAlert problem={progress.problem} retry={() => followAgain(drop)} />}
    </li>
  );
}

/** Where a dropped file stands, in one of the words that the catalogue has. */
function standing({ progress }: Drop): { stage: Stage; tone: Tone; reason?: Reason | undefined; duplicate?: boolean } {
  switch (progress.stage) {
    case 'queued':
      return { stage: 'queued', tone: 'neutral' };
    case 'sending':
      return { stage: 'sending', tone: 'busy' };
    case 'arriving':
      return { stage: 'arriving', tone: 'busy' };
    case 'failed':
    case 'lost':
      return { stage: progress.stage, tone: 'bad' };
    case 'followed': {
      const { upload, intake } = progress;
      if (upload.state === 'refused') return { stage: 'refused', tone: 'bad', reason: upload.reason };
      const duplicate = upload.state === 'duplicate';
      if (!intake) return duplicate ? { stage: 'duplicate', tone: 'neutral' } : { stage: 'reading', tone: 'busy' };
      const stage = intake.state === 'received' ? 'reading' : intake.state;
      return { stage, tone: INTAKE_TONES[intake.state], reason: intake.reason, duplicate };
    }
  }
}
