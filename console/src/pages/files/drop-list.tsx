import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.tsx';
import { DropItem } from './drop-item.tsx';
import classes from './drop-list.module.css';
import { clearEnded, isEnded, useDrops } from './uploads.ts';

/** The files dropped in this tab, each followed to its end. */
export function DropList({ companyId }: { companyId: string }) {
  const { t } = useTranslation();
  const drops = useDrops(companyId);
  if (drops.length === 0) return null;
  return (
    <Panel
      title={t('files.mine')}
      aside={
        drops.some(isEnded) && (
          <Button variant="subtle" size="compact-sm" onClick={() => clearEnded(companyId)}>
            {t('files.clear')}
          </Button>
        )
      }
    >
      <ul className={classes.list}>
        {drops.map((drop) => (
          <DropItem key={drop.id} drop={drop} />
        ))}
      </ul>
    </Panel>
  );
}
