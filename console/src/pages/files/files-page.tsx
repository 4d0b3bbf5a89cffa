import { Title } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../api/company.ts';
import { Note } from '../../components/note.tsx';
import { DropList } from './drop-list.tsx';
import { DropZone } from './drop-zone.tsx';
import classes from './files-page.module.css';
import { IntakeTable } from './intake-table.tsx';

/** Dropping files, following what becomes of them, and every file that ever came. */
export default function FilesPage() {
  const { t } = useTranslation();
  const { company, may } = useCompany();
  useEffect(() => {
    document.title = `${t('files.title')} · ${t('app.name')}`;
  }, [t]);
  return (
    <div className={classes.page}>
      <Title order={1} size="h3">
        {t('files.title')}
      </Title>
      {may('clerk') ? (
        <DropZone companyId={company.companyId} />
      ) : (
        <Note tone="neutral" text={t('files.drop.notAllowed', { role: t('roles.clerk') })} />
      )}
      <DropList companyId={company.companyId} />
      <IntakeTable />
    </div>
  );
}
