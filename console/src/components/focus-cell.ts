/** Cells of a grid that is keyed are named `<line>:<column>` in `data-cell`. False: there is no such cell. */
export function focusCell(within: ParentNode | null, place: number, column: string): boolean {
  const cell = within?.querySelector<HTMLElement>(`[data-cell="${place}:${column}"]`);
  cell?.focus();
  cell?.scrollIntoView({ block: 'nearest' });
  return Boolean(cell);
}

/** The line that has the focus. */
export function placeOfFocus(within: ParentNode | null): number | undefined {
  const active = document.activeElement;
  const cell = active && within?.contains(active) ? active.getAttribute('data-cell') : null;
  return cell ? Number(cell.split(':')[0]) : undefined;
}
