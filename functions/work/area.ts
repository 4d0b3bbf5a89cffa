import { defineArea } from '../../shared/contracts/area.ts';
import { HumanTaskDecidedEvent } from './public.ts';
import { claimHumanTask } from './tasks/claim-human-task/task.ts';
import { commentOnHumanTask } from './tasks/comment-on-human-task/task.ts';
import { decideHumanTask } from './tasks/decide-human-task/task.ts';
import { declareAbsence } from './tasks/declare-absence/task.ts';
import { endAbsence } from './tasks/end-absence/task.ts';
import { followUpHumanTasks } from './tasks/follow-up-human-tasks/task.ts';
import { getCalendar } from './tasks/get-calendar/task.ts';
import { getHumanTask } from './tasks/get-human-task/task.ts';
import { listAbsences } from './tasks/list-absences/task.ts';
import { listHumanTasks } from './tasks/list-human-tasks/task.ts';
import { listTaskComments } from './tasks/list-task-comments/task.ts';
import { openHumanTask } from './tasks/open-human-task/task.ts';
import { releaseHumanTask } from './tasks/release-human-task/task.ts';
import { resumeProcess } from './tasks/resume-process/task.ts';
import { setCalendar } from './tasks/set-calendar/task.ts';

export const work = defineArea({
  id: 'work',
  title: { fr: 'Travail des personnes', en: 'People’s work' },
  summary:
    'Human tasks: what waits for a decision, by when, who may decide it or stands in, what was said and decided.',
  tables: ['main'],
  tasks: [
    openHumanTask,
    listHumanTasks,
    getHumanTask,
    claimHumanTask,
    releaseHumanTask,
    decideHumanTask,
    resumeProcess,
    followUpHumanTasks,
    getCalendar,
    setCalendar,
    listTaskComments,
    commentOnHumanTask,
    listAbsences,
    endAbsence,
    declareAbsence,
  ],
  workflows: [],
  events: [HumanTaskDecidedEvent],
});
