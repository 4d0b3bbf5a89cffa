import type { ReactNode } from 'react';
import classes from './note.module.css';
import type { Tone } from './tone.ts';

/** A sentence or two set apart. `live`: it appeared because of something that just happened, so it is read out. */
export function Note({
  tone,
  title,
  text,
  live = false,
  children,
}: {
  tone: Tone;
  title?: string;
  text?: string;
  live?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={classes.note} data-tone={tone} role={live ? 'alert' : undefined}>
      {title && <strong>{title}</strong>}
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}
