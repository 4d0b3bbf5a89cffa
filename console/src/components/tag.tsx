import classes from './tag.module.css';
import type { Tone } from './tone.ts';

/** One or two words about a state. */
export function Tag({ tone, text }: { tone: Tone; text: string }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {text}
    </span>
  );
}
