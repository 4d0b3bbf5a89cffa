import { defineArea } from '../../shared/contracts/area.ts';
import { authorise } from './tasks/authorise/task.ts';
import { changeMemberships } from './tasks/change-memberships/task.ts';
import { closeSession } from './tasks/close-session/task.ts';
import { getMe } from './tasks/get-me/task.ts';
import { listColleagues } from './tasks/list-colleagues/task.ts';
import { listMembers } from './tasks/list-members/task.ts';
import { openSession } from './tasks/open-session/task.ts';
import { rebuildAuditHeads } from './tasks/rebuild-audit-heads/task.ts';
import { recordAudit } from './tasks/record-audit/task.ts';
import { refreshSession } from './tasks/refresh-session/task.ts';
import { registerCompany } from './tasks/register-company/task.ts';
import { registerMachineClient } from './tasks/register-machine-client/task.ts';
import { registerPerson } from './tasks/register-person/task.ts';

export const identity = defineArea({
  id: 'identity',
  title: { fr: 'Accès', en: 'Access' },
  summary: 'Companies of the group, people and machine clients, sessions, the audit trail.',
  tables: ['main', 'records'],
  tasks: [
    authorise,
    openSession,
    refreshSession,
    closeSession,
    getMe,
    listMembers,
    listColleagues,
    registerCompany,
    registerPerson,
    registerMachineClient,
    changeMemberships,
    recordAudit,
    rebuildAuditHeads,
  ],
  workflows: [],
  events: [],
});
