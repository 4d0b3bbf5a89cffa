import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { Note } from '../../components/note.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import { currentLanguage } from '../../texts/texts.ts';
import classes from './ledger.module.css';
import { useBooks } from './use-books.ts';

const PATH = '/api/ledger/v1/companies/{companyId}/journals/{journal}/years/{yearId}/chain';

const partOf = async (companyId: string, journal: string, yearId: string, from: number) =>
  (await api.get(PATH, { params: { path: { companyId, journal, yearId }, query: { from } } })).data;
type Part = Awaited<ReturnType<typeof partOf>>;

/** Walks the chain of every journal of a year to its end, or to the first entry that is not what was validated. */
export function ChainPanel({ yearId }: { yearId: string }) {
  const { t } = useTranslation('ledger');
  const { company } = useCompany();
  const { companyId } = company;
  const { journals } = useBooks();
  const [seen, setSeen] = useState<Readonly<Record<string, Part>>>({});
  const verify = useMutation({
    mutationFn: async () => {
      setSeen({});
      for (const { code } of journals) {
        let from: number | undefined = 1;
        while (from !== undefined) {
          const part: Part = await partOf(companyId, code, yearId, from);
          setSeen((before) => ({ ...before, [code]: part }));
          from = part.broken ? undefined : part.next;
        }
      }
    },
  });
  return (
    <Panel
      title={t('chain.title')}
      aside={
        <Button size="xs" onClick={() => verify.mutate()} loading={verify.isPending}>
          {t('chain.verify')}
        </Button>
      }
    >
      <p className={classes.quiet}>{t('chain.hint')}</p>
      {verify.error && <ProblemAlert problem={verify.error} />}
      <ul className={classes.periods} aria-live="polite">
        {journals.map(({ code, label }) => (
          <li key={code}>
            <strong>
              {code} {label}
            </strong>
            {seen[code] && <Result part={seen[code]} timeZone={company.timeZone} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Result({ part, timeZone }: { part: Part; timeZone: string }) {
  const { t } = useTranslation('ledger');
  const formats = useFormats(timeZone);
  const { broken, last, through, next, proved, notYetProved } = part;
  if (broken) {
    const { number, since } = broken;
    return (
      <Note
        tone="bad"
        title={since === undefined ? t('chain.broken', { number }) : t('chain.brokenSince', { since, number })}
        text={broken[currentLanguage()]}
        live
      />
    );
  }
  if (next !== undefined) return <span>{t('chain.running', { number: through.number, last })}</span>;
  if (last === 0) return <span className={classes.quiet}>{t('chain.empty')}</span>;
  return (
    <>
      <Tag tone="good" text={t('chain.holds', { count: last })} />
      <span className={classes.quiet}>
        {proved && t('chain.proved', { number: proved.number, at: formats.instant(proved.at) })}
        {proved && notYetProved > 0 && ' · '}
        {notYetProved > 0 && t('chain.notYetProved', { count: notYetProved })}
      </span>
    </>
  );
}
