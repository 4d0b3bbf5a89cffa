import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../texts/format.ts';
import { LONGEST_TEXT, type XmlToken, xmlLines } from './xml.ts';
import classes from './xml-source.module.css';

/** So many lines are set at once; the rest waits for a click, so that a long file does not hold the page up. */
const STEP = 1_000;

export function XmlSource({ text }: { text: string }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const [shown, setShown] = useState(STEP);
  const lines = useMemo(() => xmlLines(text), [text]);
  const rest = Math.min(STEP, lines.length - shown);
  const cut = ({ text: content }: XmlToken) =>
    content.length > LONGEST_TEXT
      ? `${content.slice(0, LONGEST_TEXT)}${t('document.shortened', { count: content.length })}`
      : content;
  return (
    // Scrolled by keyboard, so it must take the focus (WCAG 2.1.1).
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
    <section className={classes.source} tabIndex={0} aria-label={t('document.title')}>
      <pre>
        {lines.slice(0, shown).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
          <div key={index} className={classes.line} style={{ paddingInlineStart: `${line.depth}em` }}>
            {line.tokens.map((token, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: tokens never move
              <span key={place} className={classes[token.kind]}>
                {cut(token)}
              </span>
            ))}
          </div>
        ))}
      </pre>
      {rest > 0 && (
        <Button variant="subtle" size="xs" onClick={() => setShown(shown + STEP)} title={number(lines.length)}>
          {t('document.moreLines', { count: rest })}
        </Button>
      )}
    </section>
  );
}
