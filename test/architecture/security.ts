import { namedIn } from './links.ts';

const STATES = ['met', 'partly', 'not', 'other', 'none'];

/**
 * A sentence for each row of the ASVS table that claims without showing: whoever says “met” names a file of the
 * repository, everybody but “none” gives a reason.
 * @param exists whether there is a file by that path.
 */
export function asvsFindings(page: string, exists: (path: string) => boolean): string[] {
  return rowsOf(page).flatMap(([section = '', , state = '', why = '']) => {
    if (!STATES.includes(state)) return [`${section} has no state: “${state}”`];
    if (state === 'met' && namedIn(why).length === 0) return [`${section} is met, and no file shows it`];
    if (state !== 'none' && why.length < 6) return [`${section} gives no reason`];
    return missing(section, why, exists);
  });
}

/** Of the threat model: a boundary whose letter has no row, or a row whose file is not there. */
export function threatFindings(page: string, exists: (path: string) => boolean): string[] {
  return page
    .split(/^## /m)
    .slice(1)
    .flatMap((boundary) => {
      const [name = ''] = boundary.split('\n');
      const rows = rowsOf(boundary);
      if (rows.length === 0) return [`“${name}” names no threat`];
      return rows.flatMap(([letter = '', , against = '']) =>
        /^[STRIDE]$/.test(letter) ? missing(name, against, exists) : [`“${name}” has a threat of no kind: “${letter}”`],
      );
    });
}

/** The cells of each row of a Markdown table, but for its head. */
export function rowsOf(page: string): string[][] {
  return page
    .split('\n')
    .filter((line, index, lines) => /^\| [^-]/.test(line) && !/^\| ---/.test(lines[index + 1] ?? ''))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function missing(where: string, text: string, exists: (path: string) => boolean): string[] {
  return namedIn(text).flatMap(({ path }) => (exists(path) ? [] : [`${where} names ${path}, which does not exist`]));
}
