import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/api.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';

export function BrokenPage({ error }: { error: Error }) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('app.broken.title')} text={t('app.broken.text')} page>
      {error instanceof Problem && <ProblemAlert problem={error} />}
      <Button onClick={() => location.reload()}>{t('app.broken.reload')}</Button>
    </EmptyState>
  );
}
