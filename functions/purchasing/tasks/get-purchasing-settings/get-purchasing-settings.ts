import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { settingsKey } from '../../data/settings.ts';
import { NO_SETTINGS } from '../../domain/settings.ts';
import { getPurchasingSettings } from './task.ts';

export const useCase = defineQuery(getPurchasingSettings, async (_input, { scope }, { read }) => {
  const settings = await read.get(settingsKey(scope));
  return { ...(settings?.data ?? NO_SETTINGS), version: settings?.version ?? 0 };
});
