import { ActionIcon } from '@mantine/core';
import { Keyboard } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from './shortcuts.ts';

const ShortcutHelp = lazy(() => import('./shortcut-help.tsx'));

export function ShortcutHelpButton({ className }: { className: string | undefined }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useShortcuts({ '?': () => setOpen(true) });
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        className={className}
        aria-label={t('keys.open')}
        onClick={() => setOpen(true)}
      >
        <Keyboard size={18} aria-hidden />
      </ActionIcon>
      {open && (
        <Suspense>
          <ShortcutHelp onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
