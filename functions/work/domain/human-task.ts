import * as z from 'zod';
import { ROLES } from '../../../shared/contracts/roles.ts';
import { Instant, LocalDate } from '../../../shared/kernel/dates.ts';

/** A text in both languages, as it travels in records and answers. */
export const LocalisedText = z.object({ fr: z.string().min(1), en: z.string().min(1) }).meta({ id: 'LocalisedText' });

export const HumanTaskId = z
  .string()
  .regex(/^htk_[0-9a-f-]{36}$/)
  .meta({ examples: ['htk_5f0c7c3e-8a54-8b1e-9d55-0f6a3c1b2d4e'] });

/** Somebody by id; the name is a copy of the day on which it was written. */
export const Person = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  name: z.string().trim().min(1).max(100),
});

/** What a waiting process gets back. */
export const Decision = z.object({
  outcome: z.string(),
  comment: z.string(),
  by: z.string(),
  name: z.string(),
  at: Instant,
  /** The absent person for whom `by` stood in. */
  onBehalfOf: Person.optional(),
});

/** What a person is asked to decide. Opened by a process, claimed by one person at a time, decided once. */
export const HumanTask = z
  .object({
    taskId: HumanTaskId,
    /** The workflow that waits. */
    process: z.string(),
    /** The record of that process; one task is open per (process, record, question, round). */
    record: z.object({ area: z.string(), kind: z.string(), id: z.string() }),
    question: z.string(),
    /** Which time the process asks it of the record, from 1; left out: the first. Each time is a task of its own. */
    round: z.number().int().min(1).optional(),
    title: LocalisedText,
    /** What the person needs to know, already formatted, in reading order. */
    facts: z.array(z.object({ label: LocalisedText, value: z.string() })),
    /** Who is asked: whoever holds the role, or, where persons are named, only they. */
    role: z.enum(ROLES),
    persons: z.array(Person).min(1).max(20).optional(),
    /** Who may not decide it, whatever they hold, and why. */
    excluded: z
      .array(z.object({ person: z.string(), why: LocalisedText }))
      .max(100)
      .optional(),
    outcomes: z.array(z.object({ outcome: z.string(), label: LocalisedText, commentRequired: z.boolean() })).min(1),
    state: z.enum(['open', 'claimed', 'decided']),
    openedAt: Instant,
    claim: z.object({ by: z.string(), name: z.string(), at: Instant }).optional(),
    decision: Decision.optional(),
    /** Last day for the decision, in the company's calendar. */
    dueOn: LocalDate.optional(),
    /** When the job that reminds and escalates looks at it next. */
    nextStepOn: LocalDate.optional(),
    escalateTo: z.enum(ROLES).optional(),
    remindedAt: Instant.optional(),
    /** Since the deadline has passed, holders of this role may decide as well. */
    escalated: z.object({ at: Instant, to: z.enum(ROLES) }).optional(),
  })
  .meta({ id: 'HumanTask' });
export type HumanTask = z.infer<typeof HumanTask>;

/** What a process says when it asks. */
export const HumanTaskRequest = HumanTask.pick({
  process: true,
  record: true,
  question: true,
  round: true,
  title: true,
  facts: true,
  role: true,
  persons: true,
  excluded: true,
  outcomes: true,
}).extend({
  /** In business days of the company's calendar; after it holders of the other role may decide as well. */
  deadline: z.object({ businessDays: z.number().int().min(1).max(60), escalateTo: z.enum(ROLES) }).optional(),
});
