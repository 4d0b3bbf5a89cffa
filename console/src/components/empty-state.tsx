import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** Says why there is nothing and what to do about it. `page`: it is the page's only content. */
export function EmptyState({
  title,
  text,
  icon,
  page = false,
  children,
}: {
  title: string;
  text: string;
  icon?: ReactNode;
  page?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={classes.empty} data-page={page || undefined}>
      {icon && (
        <div className={classes.icon} aria-hidden>
          {icon}
        </div>
      )}
      <Title order={page ? 1 : 2} size="h4">
        {title}
      </Title>
      <p className={classes.text}>{text}</p>
      {children}
    </div>
  );
}
