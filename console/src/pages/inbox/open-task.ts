import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { HumanTask } from '../../api/api.ts';
import { taskQuery } from '../../api/human-tasks.ts';

/**
 * The task in the address: from the list where it is listed, else read by itself. One that has just left the list
 * (somebody decided or claimed it) stays as it was until its newest state is read, so that what people do with it is not
 * torn away.
 */
export function useOpenTask(companyId: string, taskId: string | undefined, list: readonly HumanTask[]) {
  const listed = list.find((task) => task.taskId === taskId);
  const single = useQuery({ ...taskQuery(companyId, taskId ?? ''), enabled: taskId !== undefined && !listed });
  const seen = useRef<HumanTask>(undefined);
  const before = seen.current?.taskId === taskId ? seen.current : undefined;
  const open = taskId === undefined ? undefined : (listed ?? single.data ?? before);
  useEffect(() => {
    seen.current = open;
  });
  return { open, error: open ? null : single.error, refetch: single.refetch };
}
