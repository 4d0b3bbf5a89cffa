import { defineEntity } from '../../../shared/aws/entity.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { PurchasingSettings } from '../domain/settings.ts';

/*
 * Access patterns
 * | who asks                                  | how                             |
 * | what a company decided, every version     | its key: there is one a company |
 */

export const PurchasingSettingsRecord = defineEntity({
  kind: 'purchasing-settings',
  schema: PurchasingSettings,
  id: ({ settingsId }) => settingsId,
});

export const settingsKey = (scope: Scope) => PurchasingSettingsRecord.key(scope, 'purchasing');
