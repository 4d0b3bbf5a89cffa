import { Anchor, Button, Group, Skeleton, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api, etagOf } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { type Entry, entryKeys, entryQuery } from '../../api/ledger.ts';
import { announce } from '../../components/announcer.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Note } from '../../components/note.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Tag } from '../../components/tag.tsx';
import { useFormats } from '../../texts/format.ts';
import { currentLanguage } from '../../texts/texts.ts';
import { EntryLines } from './entry-lines.tsx';
import classes from './ledger.module.css';
import { dayToShow, useBooks } from './use-books.ts';
import { usePageTitle } from './use-page-title.ts';
import { ValidateDialog } from './validate-dialog.tsx';

/** One entry: its lines, the document behind it, and what may still be done with it. */
export function EntryPage() {
  const { t } = useTranslation('ledger');
  const { companyId } = useCompany().company;
  const formats = useFormats();
  const { entryId = '' } = useParams();
  const { data: entry, error, refetch, isPending } = useQuery(entryQuery(companyId, entryId));
  const title = entry?.number
    ? t('entry.numbered', { journal: entry.journal, number: entry.number })
    : t('entry.draft');
  usePageTitle(title);
  return (
    <>
      {error && <ProblemAlert problem={error} retry={() => refetch()} />}
      {isPending && <Skeleton height={320} />}
      {entry && (
        <>
          <header className={classes.head}>
            <Title order={1} size="h3">
              {title}
            </Title>
            <Tag
              tone={entry.state === 'draft' ? 'attention' : 'good'}
              text={t(entry.state === 'draft' ? 'entry.draft' : 'entry.validated')}
            />
            <EntryActions entry={entry} />
          </header>
          {entry.problems && entry.problems.length > 0 && (
            <Note tone="attention" title={t('entry.missing')}>
              <ul>
                {entry.problems.map((problem) => (
                  <li key={problem.code + problem.en}>{problem[currentLanguage()]}</li>
                ))}
              </ul>
            </Note>
          )}
          <Panel title={entry.label}>
            <dl className={classes.facts}>
              <div>
                <dt>{t('columns.date')}</dt>
                <dd>{formats.date(entry.date)}</dd>
              </div>
              <div>
                <dt>{t('columns.journal')}</dt>
                <dd>{entry.journal}</dd>
              </div>
              <div>
                <dt>{t('columns.piece')}</dt>
                <dd>
                  {entry.piece.ref} · {formats.date(entry.piece.date)}
                </dd>
              </div>
              {entry.validatedOn && (
                <div>
                  <dt>{t('entry.validated')}</dt>
                  <dd>{formats.date(entry.validatedOn)}</dd>
                </div>
              )}
              {entry.hash && (
                <div>
                  <dt>{t('entry.hash')}</dt>
                  <dd>
                    <code>{entry.hash.slice(0, 16)}…</code>
                  </dd>
                </div>
              )}
            </dl>
            {entry.source && (
              <Anchor component={Link} to={`/companies/${companyId}/files/${entry.source.intakeId}`} size="sm">
                {t('entry.document')}
              </Anchor>
            )}
            {entry.reverses && <p className={classes.quiet}>{t('entry.reverses', entry.reverses)}</p>}
            <EntryLines entry={entry} />
          </Panel>
        </>
      )}
    </>
  );
}

function EntryActions({ entry }: { entry: Entry }) {
  const { t } = useTranslation('ledger');
  const { company, may } = useCompany();
  const { companyId } = company;
  const cache = useQueryClient();
  const navigate = useNavigate();
  const idempotencyKey = useIdempotencyKey();
  const [asking, setAsking] = useState<'validate' | 'reverse'>();
  const { entryId, version = 0, state } = entry;
  const root = `/companies/${companyId}/ledger`;
  const discard = useMutation({
    mutationFn: async () => {
      const header = { 'If-Match': etagOf(version), 'Idempotency-Key': idempotencyKey([entryId, version]) };
      const path = '/api/ledger/v1/companies/{companyId}/entries/{entryId}/discard';
      await api.post(path, { params: { path: { companyId, entryId }, header } });
    },
    onSuccess: async () => {
      announce(t('entry.discarded'), { seen: true });
      await navigate(`${root}/drafts`);
      await cache.invalidateQueries({ queryKey: entryKeys(companyId) });
    },
  });
  if (!may('clerk')) return null;
  return (
    <Group gap="xs">
      {state === 'draft' && may('accountant') && entry.problems?.length === 0 && (
        <Button size="xs" onClick={() => setAsking('validate')}>
          {t('entry.validate')}
        </Button>
      )}
      {state === 'draft' && (
        <Button size="xs" variant="default" component={Link} to={`${root}/entries/${entryId}/edit`}>
          {t('entry.edit')}
        </Button>
      )}
      <Button size="xs" variant="default" component={Link} to={`${root}/entries/new?copy=${entryId}`}>
        {t('entry.copy')}
      </Button>
      {state === 'draft' && (
        <Button size="xs" variant="default" loading={discard.isPending} onClick={() => discard.mutate()}>
          {t('entry.discard')}
        </Button>
      )}
      {state === 'validated' && may('accountant') && (
        <Button size="xs" variant="default" onClick={() => setAsking('reverse')}>
          {t('entry.reverse')}
        </Button>
      )}
      {discard.error && <ProblemAlert problem={discard.error} />}
      {asking === 'validate' && <ValidateDialog entries={[entry]} onClose={() => setAsking(undefined)} />}
      {asking === 'reverse' && <ReverseDialog entry={entry} onClose={() => setAsking(undefined)} />}
    </Group>
  );
}

function ReverseDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useTranslation('ledger');
  const { companyId } = useCompany().company;
  const books = useBooks();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const idempotencyKey = useIdempotencyKey();
  const [date, setDate] = useState(() => dayToShow(books, new Date()));
  const reverse = useMutation({
    mutationFn: async () => {
      const { journal, yearId = '', number: entryNumber = 0 } = entry;
      const path =
        '/api/ledger/v1/companies/{companyId}/journals/{journal}/years/{yearId}/entries/{entryNumber}/reverse';
      const header = { 'Idempotency-Key': idempotencyKey([entry.entryId, date]) };
      const params = { path: { companyId, journal, yearId, entryNumber }, header };
      return (await api.post(path, { params, body: { date } })).data;
    },
    onSuccess: async ({ entryId }) => {
      await cache.invalidateQueries({ queryKey: entryKeys(companyId) });
      onClose();
      await navigate(`/companies/${companyId}/ledger/entries/${entryId}`);
    },
  });
  return (
    <Dialog title={t('entry.reverse')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          reverse.mutate();
        }}
      >
        <p>{t('entry.reverseText')}</p>
        <TextInput
          type="date"
          label={t('entry.reverseOn')}
          value={date}
          onChange={({ currentTarget }) => setDate(currentTarget.value)}
          data-autofocus
          required
        />
        {reverse.error && <ProblemAlert problem={reverse.error} />}
        <Group justify="flex-end" mt="sm">
          <Button type="submit" loading={reverse.isPending}>
            {t('entry.reverseAction')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
