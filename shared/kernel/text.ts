/** A text that a person reads, in the two languages of the product. `{name}` is filled from parameters. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Values that may fill a text: already formatted, never markup; a text fills in its own language. */
export type TextParameters = Readonly<Record<string, string | number | Text>>;

/** Fills `{name}` in a template; a name without a value stays visible, so that a forgotten parameter is seen. */
export function fillText(template: string, parameters: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name]) : placeholder,
  );
}

/** A text in one language, filled. */
export function sentence(text: Text, language: Language, parameters: TextParameters): string {
  const values = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'object' ? value[language] : value,
  ]);
  return fillText(text[language], Object.fromEntries(values));
}

const SORTED_LENGTH = 100;
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/**
 * A name as it stands in a list by name: without regard to capitals, accents and ligatures, by its first 100 characters
 * (a sort key has room for 1,024 bytes). `Écrin` stands beside `ecrin`, `Œuvre` beside `oeuvre`.
 */
export function sortableName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => LIGATURES[letter] ?? letter)
    .trim()
    .slice(0, SORTED_LENGTH);
}

/** The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4); French when nothing matches. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...options] = range.trim().toLowerCase().split(';');
      const quality = options.find((option) => option.trim().startsWith('q='));
      return { language: tag.split('-')[0], quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) if (language === 'fr' || language === 'en') return language;
  return 'fr';
}
