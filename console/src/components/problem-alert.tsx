import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/api.ts';
import { Note } from './note.tsx';

const GATEWAY_STATUSES = ['401', '403', '404', '413', '429', '503'] as const;

/**
 * What went wrong, in words. A problem of the product comes in the language of the request and says what to do; the
 * gateway's answers have no words of ours, so the console has some for them.
 */
export function ProblemAlert({ problem, retry }: { problem: Error; retry?: () => void }) {
  const { t } = useTranslation();
  const { title, detail, instance, errors } = useProblemWords(problem);
  return (
    <Note tone="bad" title={title} text={detail} live>
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={error.pointer}>
              <code>{error.pointer}</code> {error.detail}
            </li>
          ))}
        </ul>
      )}
      {instance && <small>{t('problems.request', { id: instance })}</small>}
      {retry && (
        <Button variant="default" size="xs" mt="xs" w="fit-content" onClick={retry}>
          {t('app.retry')}
        </Button>
      )}
    </Note>
  );
}

export function useProblemWords(problem: Error) {
  const { t } = useTranslation();
  if (!(problem instanceof Problem)) {
    return { title: t('problems.title'), detail: t('problems.other'), instance: undefined, errors: [] };
  }
  const { status, code, title, detail, instance, errors } = problem;
  const ours = !code.startsWith('gateway.') && !code.startsWith('network.') && status < 500;
  if (ours) return { title, detail, instance, errors };
  const known = GATEWAY_STATUSES.find((candidate) => candidate === String(status));
  const words = status === 0 ? t('problems.network') : known ? t(`problems.${known}`) : t('problems.other');
  return { title: t('problems.title'), detail: words, instance, errors };
}
