import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './panel.module.css';

/** A titled box; a `dl` in it is set as pairs. */
export function Panel({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.panel}>
      <div className={classes.head}>
        <Title order={2} size="h6">
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </section>
  );
}
