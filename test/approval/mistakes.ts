import type { Plugin } from 'esbuild';
import { planted } from '../planted.ts';

const APPROVAL = 'functions/purchasing/domain/approval';

/** One plausible slip of a programmer each, in the rules of policies, of who may approve, and of the inbox. */
function mistake(sentence: string, file: string, ...changes: (readonly [from: string, to: string])[]): Plugin {
  return planted(sentence, new RegExp(`/${file.replaceAll('.', '\\.')}$`), changes);
}

export const MISTAKES: readonly Plugin[] = [
  mistake('a policy applies before its day', `${APPROVAL}/policy.ts`, ['&& inForceFrom <= day', '&& day !== ""']),
  mistake('the oldest policy applies', `${APPROVAL}/policy.ts`, [
    'best.number > one.number',
    'best.number < one.number',
  ]),
  mistake('a threshold of another currency is not reached', `${APPROVAL}/evaluate.ts`, [
    'amount === undefined || amount >= limit.minor',
    'amount !== undefined && amount >= limit.minor',
  ]),
  mistake('a credit note is below every threshold', `${APPROVAL}/evaluate.ts`, [
    '(minor < 0n ? -minor : minor)',
    'minor',
  ]),
  mistake('an amount equal to the threshold is below it', `${APPROVAL}/evaluate.ts`, [
    'amount >= limit.minor',
    'amount > limit.minor',
  ]),
  mistake('only the first rule counts', `${APPROVAL}/evaluate.ts`, [
    'for (const rule of matching)',
    'for (const rule of matching.slice(0, 1))',
  ]),
  mistake('only the first cost centre has an owner', `${APPROVAL}/evaluate.ts`, [
    'return invoice.costCentres.map(',
    'return invoice.costCentres.slice(0, 1).map(',
  ]),
  mistake('four eyes are two of the same person’s', `${APPROVAL}/evaluate.ts`, ['? 2 : 0', '? 1 : 0']),
  mistake('an automatic rule wins over four eyes', `${APPROVAL}/evaluate.ts`, [
    'matching[0] && wanted === 0',
    'matching[0]',
  ]),
  mistake('the highest level is asked first', `${APPROVAL}/evaluate.ts`, [
    'one.level - other.level',
    'other.level - one.level',
  ]),
  mistake('a changed invoice keeps its approvals', 'functions/purchasing/domain/questions/approve.ts', [
    'invoice.approvals?.subject === subject',
    'invoice.approvals',
  ]),
  mistake('who entered, coded or made the supplier may approve', `${APPROVAL}/round.ts`, [
    'return [...involved, ...before];',
    'return before;',
  ]),
  mistake('who keyed it may approve', `${APPROVAL}/subject.ts`, ['keyed ? [{', 'keyed && !broughtBy ? [{']),
  mistake('who coded it may approve', `${APPROVAL}/subject.ts`, ['coding ? [{', 'coding && !coding ? [{']),
  mistake('who put the supplier on file may approve', `${APPROVAL}/subject.ts`, [
    'supplier?.enteredBy ?',
    'supplier && !supplier ?',
  ]),
  mistake('who proposed an account of the supplier may approve', `${APPROVAL}/subject.ts`, [
    'supplier?.accountsProposedBy',
    'supplier?.warnings',
  ]),
  mistake('who proposed the account of the invoice may approve', `${APPROVAL}/subject.ts`, [
    'bankDetails?.proposedBy ?',
    'bankDetails && !bankDetails ?',
  ]),
  mistake('a proposer is forgotten when the account is proposed anew', 'functions/purchasing/domain/bank-details.ts', [
    '...(proposedBy && { proposedBy })',
    '...(proposedBy && state !== "proposed" && { proposedBy })',
  ]),
  mistake('an establishment is not looked at', `${APPROVAL}/evaluate.ts`, [
    'when.establishments.includes(establishment)',
    'when.establishments.length > 0',
  ]),
  mistake('one person approves twice', `${APPROVAL}/round.ts`, [
    'return [...involved, ...before];',
    'return [...involved];',
  ]),
  mistake('whoever stood in approves once more for themselves', `${APPROVAL}/round.ts`, [
    'given\n    .flatMap(({ by, onBehalfOf }) => [by,',
    'given\n    .flatMap(({ by, onBehalfOf }) => [...(onBehalfOf ? [] : [by]),',
  ]),
  mistake('a stand-in lifts the exclusion', `${APPROVAL}/round.ts`, [
    'const persons = [decision.by, ...(decision.onBehalfOf ? [decision.onBehalfOf.id] : [])];',
    'const persons = [decision.by];',
  ]),
  mistake('a single approver is one for ever', `${APPROVAL}/round.ts`, ['&& today <= until', '&& today !== ""']),
  mistake('the next approval is skipped', `${APPROVAL}/round.ts`, [
    'round.asked[round.given.length];',
    'round.asked[round.given.length && round.given.length + 1];',
  ]),
  mistake('the inbox lets excluded persons decide', 'functions/work/domain/may-act.ts', [
    'if (excluded) return excluded;',
    '',
  ]),
  mistake('the inbox lets one decide for an excluded person', 'functions/work/domain/may-act.ts', [
    '!exclusion(task, away.id)',
    'away.id !== ""',
  ]),
  mistake('one may decide what another has claimed', 'functions/work/domain/may-act.ts', [
    'task.claim.by !== person.id',
    "task.claim.by === ''",
  ]),
  mistake('named persons are asked, and everybody of the role', 'functions/work/domain/may-act.ts', [
    'some((one) => one.id === id) :',
    'some((one) => one.id === id) || hasRole(roles, role) :',
  ]),
  mistake('a decided task is decided again', 'functions/work/domain/may-act.ts', [
    'if (task.decision) return',
    'if (!task.outcomes) return',
  ]),
  mistake('a stand-in stays one after the absence', 'functions/work/domain/absence.ts', [
    '&& today <= until',
    '&& today !== ""',
  ]),
  mistake('a task is escalated the day before its deadline', 'functions/work/domain/follow-up.ts', [
    'if (today <= task.dueOn) return',
    'if (today < task.openedAt.slice(0, 10)) return',
  ]),
  mistake('a decision is applied once per execution', 'functions/purchasing/tasks/advance-invoice/advance-invoice.ts', [
    '(given.decision ? answered :',
    '(answered === "" ? answered :',
  ]),
  mistake('a rejection counts as an approval', 'functions/purchasing/domain/questions/approve.ts', [
    "outcome !== 'approve'",
    "outcome === ''",
  ]),
];
