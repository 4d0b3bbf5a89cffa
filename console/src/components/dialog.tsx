import { CloseButton, Title } from '@mantine/core';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';

/**
 * A modal dialog of the browser's own: it keeps the focus, makes the rest inert, closes by Escape and gives the focus back.
 * `data-autofocus` names what gets the focus first.
 */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => element?.close();
  }, []);
  return (
    // The handler answers clicks on the backdrop; Escape does the same for the keyboard.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={({ target }) => target === dialog.current && onClose()}
    >
      <div className={classes.content}>
        <div className={classes.head}>
          <Title order={2} size="h4" id={heading}>
            {title}
          </Title>
          <CloseButton onClick={onClose} aria-label={t('app.close')} />
        </div>
        {children}
      </div>
    </dialog>
  );
}
