/** A place that a text names: a file of the repository, and perhaps a section of a page. */
export interface Place {
  readonly path: string;
  readonly section?: string;
}

const NAMED =
  /(?<![\w/.-])((?:docs|test|shared|functions|infra|local|console|scripts|state-machines|\.github|\.vscode)\/[\w./-]*[\w/]\.(?:md|ts|tsx|mjs|json|jsonc|svg|yml|txt|py))(?:#([\w-]+))?/g;

/** What a text names by its path from the root. */
export function namedIn(text: string): Place[] {
  return [...text.matchAll(NAMED)].map(([, path = '', section]) => ({ path, ...(section && { section }) }));
}

/** The links of a Markdown page to files, by their path from the page's folder. */
export function linkedIn(text: string): Place[] {
  return [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s#]*)(?:#([\w-]+))?\)/g)].map(([, path = '', section]) => ({
    path,
    ...(section && { section }),
  }));
}

/** The sections of a Markdown page, as GitHub addresses them. */
export function sectionsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
