import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type HumanTask } from '../../api/api.ts';
import { useCompany } from '../../api/company.ts';
import { commentsQuery } from '../../api/human-tasks.ts';
import { useIdempotencyKey } from '../../api/idempotency-key.ts';
import { MoreButton } from '../../components/more-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFormats } from '../../texts/format.ts';
import classes from './task-comments.module.css';

interface Person {
  readonly id: string;
  readonly name: string;
}

/** What people said about a task, and a place to say more; whoever is mentioned finds the task in a list of their own. */
export default function TaskComments({ task }: { task: HumanTask }) {
  const { t } = useTranslation();
  const { company, member, may } = useCompany();
  const { companyId } = company;
  const { taskId } = task;
  const formats = useFormats(company.timeZone);
  const cache = useQueryClient();
  const idempotencyKey = useIdempotencyKey();
  const [text, setText] = useState('');
  const [mentioned, setMentioned] = useState<readonly string[]>([]);
  const list = useInfiniteQuery(commentsQuery(companyId, taskId));
  const comments = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const people = peopleOf(task, comments).filter(({ id }) => id !== member.memberId);
  const say = useMutation({
    mutationFn: async () => {
      const mentions = people.filter(({ id }) => mentioned.includes(id));
      const body = { text: text.trim(), mentions };
      const params = { path: { companyId, taskId }, header: { 'Idempotency-Key': idempotencyKey([taskId, body]) } };
      await api.post('/api/work/v1/companies/{companyId}/human-tasks/{taskId}/comments', { params, body });
    },
    onSuccess: async () => {
      setText('');
      setMentioned([]);
      await cache.invalidateQueries({ queryKey: commentsQuery(companyId, taskId).queryKey });
    },
  });
  const mayComment = (['clerk', 'coder', 'approver'] as const).some(may);
  if (comments.length === 0 && !mayComment) return null;
  return (
    <Panel title={t('comments.title')}>
      {list.error && <ProblemAlert problem={list.error} retry={() => list.refetch()} />}
      <ul className={classes.comments}>
        {comments.map(({ commentId, by, at, text: said, mentions }) => (
          <li key={commentId}>
            <strong>{by.name}</strong> <small>{formats.instant(at)}</small>
            <p>{said}</p>
            {mentions.length > 0 && <small>{mentions.map(({ name }) => `@${name}`).join(' ')}</small>}
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
      {mayComment && (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) say.mutate();
          }}
        >
          <Textarea
            label={t('comments.say')}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            maxLength={2000}
            autosize
            minRows={2}
          />
          {people.length > 0 && (
            <fieldset className={classes.people}>
              <legend>{t('comments.mention')}</legend>
              {people.map(({ id, name }) => (
                <label key={id}>
                  <input
                    type="checkbox"
                    checked={mentioned.includes(id)}
                    onChange={({ currentTarget: { checked } }) =>
                      setMentioned((before) => [...before.filter((one) => one !== id), ...(checked ? [id] : [])])
                    }
                  />
                  {name}
                </label>
              ))}
            </fieldset>
          )}
          <Button type="submit" variant="default" size="xs" loading={say.isPending} disabled={!text.trim()}>
            {t('comments.send')}
          </Button>
          {say.error && <ProblemAlert problem={say.error} />}
        </form>
      )}
    </Panel>
  );
}

/** Everybody whose name the task and its comments tell. */
function peopleOf(
  { persons = [], claim, decision }: HumanTask,
  comments: readonly { readonly by: Person; readonly mentions: readonly Person[] }[],
): Person[] {
  const all: Person[] = [
    ...persons,
    ...[claim, decision].flatMap((one) => (one ? [{ id: one.by, name: one.name }] : [])),
    ...comments.flatMap(({ by, mentions }) => [by, ...mentions]),
  ];
  return [...new Map(all.map((person) => [person.id, person])).values()];
}
