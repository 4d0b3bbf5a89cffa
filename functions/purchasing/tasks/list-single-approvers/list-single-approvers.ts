import { defineQuery } from '../../../../shared/runtime/use-case.ts';
import { ApprovalSettingsRecord } from '../../data/approval.ts';
import { listSingleApprovers } from './task.ts';

export const useCase = defineQuery(listSingleApprovers, async (_input, { scope }, { read }) => {
  const settings = await read.get(ApprovalSettingsRecord.key(scope, 'approval'));
  return { items: settings?.data.singleApprovers ?? [] };
});
