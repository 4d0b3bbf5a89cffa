import { Kbd, Switch } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import classes from './shortcut-help.module.css';
import { shortcutsEnabled, useShortcutsEnabled } from './shortcuts.ts';

const HELP = [
  { text: 'keys.next', keys: [['j'], ['↓']] },
  { text: 'keys.previous', keys: [['k'], ['↑']] },
  { text: 'keys.claim', keys: [['c']] },
  { text: 'keys.approve', keys: [['a']] },
  { text: 'keys.reject', keys: [['r']] },
  { text: 'keys.inbox', keys: [['g', 'i']] },
  { text: 'keys.files', keys: [['g', 'f']] },
  { text: 'keys.orders', keys: [['g', 'o']] },
  { text: 'keys.coding.start', keys: [['e']] },
  { text: 'keys.coding.next', keys: [['Enter']] },
  { text: 'keys.coding.line', keys: [['F2']] },
  { text: 'keys.coding.all', keys: [['F4']] },
  { text: 'keys.coding.split', keys: [['F8']] },
  { text: 'keys.coding.finish', keys: [['Ctrl', 'Enter']] },
  { text: 'keys.help', keys: [['?']] },
] as const;

export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const enabled = useShortcutsEnabled();
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className={classes.keys}>
        {HELP.map(({ text, keys }) => (
          <Fragment key={text}>
            <dt>
              {keys.map((sequence, index) => (
                <Fragment key={sequence.join()}>
                  {index > 0 && ` ${t('keys.or')} `}
                  {sequence.map((key, place) => (
                    <Fragment key={key}>
                      {place > 0 && ` ${t('keys.followedBy')} `}
                      <Kbd>{key}</Kbd>
                    </Fragment>
                  ))}
                </Fragment>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </Fragment>
        ))}
      </dl>
      <Switch
        label={t('keys.enabled')}
        description={t('keys.enabledHint')}
        checked={enabled}
        onChange={({ currentTarget }) => shortcutsEnabled.set(currentTarget.checked)}
      />
    </Dialog>
  );
}
