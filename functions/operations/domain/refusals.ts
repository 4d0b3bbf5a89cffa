import { defineRefusal } from '../../../shared/kernel/refusal.ts';

export const QueueNotFound = defineRefusal<{ queue: string }>({
  code: 'operations.queue-not-found',
  status: 404,
  title: { fr: 'File inconnue', en: 'Queue unknown' },
  detail: {
    fr: 'Aucune file de messages en échec ne s’appelle {queue} : prenez un nom de la liste.',
    en: 'No dead-letter queue is called {queue}: take a name from the list.',
  },
});
