import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './task-detail.module.css';

export function TaskSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.detail} role="status" aria-busy="true" aria-label={t('app.loading')}>
      <div className={classes.head}>
        <Skeleton height={26} width="60%" />
      </div>
      <div className={classes.columns}>
        <Skeleton height={260} />
        <Skeleton height={420} />
      </div>
    </div>
  );
}
