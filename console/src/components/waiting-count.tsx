import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../api/company.ts';
import { useTasks } from '../api/human-tasks.ts';

/** How many tasks wait for the person; nothing when none does or the list cannot be read. */
export function WaitingCount({ className }: { className: string | undefined }) {
  const { t } = useTranslation();
  const { mine, hasNextPage } = useTasks(useCompany(), 'waiting');
  if (mine.length === 0) return null;
  return (
    <span className={className}>
      <span aria-hidden>{hasNextPage ? `${mine.length}+` : mine.length}</span>
      <VisuallyHidden>
        {hasNextPage ? t('inbox.countMore', { count: mine.length }) : t('inbox.count', { count: mine.length })}
      </VisuallyHidden>
    </span>
  );
}
