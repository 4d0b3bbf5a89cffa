import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './waiting.module.css';

/** While code or the first data of a page is on its way; appears late, so that quick answers do not flicker. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={classes.waiting} role="status" aria-label={t('app.loading')}>
      <Loader />
    </div>
  );
}
