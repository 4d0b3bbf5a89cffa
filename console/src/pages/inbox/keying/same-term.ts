const DAY = 86_400_000;

/** The due date that leaves as many days as the last invoice left. */
export function sameTerm(
  issueDate: string,
  last: { readonly issueDate: string; readonly dueDate?: string | undefined },
): string | undefined {
  if (!last.dueDate) return undefined;
  const due = Date.parse(issueDate) + Date.parse(last.dueDate) - Date.parse(last.issueDate);
  return Number.isNaN(due) ? undefined : new Date(Math.round(due / DAY) * DAY).toISOString().slice(0, 10);
}
