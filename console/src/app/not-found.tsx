import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../components/empty-state.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('app.notFound.title')} text={t('app.notFound.text')} page>
      <Button component={Link} to="/">
        {t('app.notFound.home')}
      </Button>
    </EmptyState>
  );
}
