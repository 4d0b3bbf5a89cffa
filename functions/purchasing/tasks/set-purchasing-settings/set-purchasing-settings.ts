import { put } from '../../../../shared/aws/entity.ts';
import { decided, defineCommand } from '../../../../shared/runtime/use-case.ts';
import { PurchasingSettingsRecord, settingsKey } from '../../data/settings.ts';
import { withVersion } from '../../domain/settings.ts';
import { setPurchasingSettings } from './task.ts';

export const useCase = defineCommand(setPurchasingSettings, {
  reads: (_input, { scope }) => ({ subject: settingsKey(scope) }),
  decide(content, { subject }, { scope, actor, now }) {
    const settings = withVersion(subject?.data, { ...content, by: { id: actor.id, name: actor.name }, at: now });
    return decided(settings, { writes: [put(PurchasingSettingsRecord, scope, subject, settings)] });
  },
});
