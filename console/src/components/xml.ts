/** A piece of an XML file for reading: markup is told from content, nothing is resolved, loaded or executed. */
export interface XmlToken {
  readonly kind: 'tag' | 'attribute' | 'value' | 'text' | 'quiet';
  readonly text: string;
}

export interface XmlLine {
  readonly depth: number;
  readonly tokens: readonly XmlToken[];
}

/** Longer content (embedded files are base64) is cut: nobody reads it here. */
export const LONGEST_TEXT = 400;

/**
 * The text of an XML file, by its byte order mark or declared encoding (XML 1.0, appendix F), UTF-8 otherwise; undefined
 * when the file does not look like XML or names an encoding that browsers do not know.
 */
export function xmlText(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const marked = start.startsWith('þÿ') ? 'utf-16be' : start.startsWith('ÿþ') ? 'utf-16le' : undefined;
  const declared = /^(?:ï»¿)?\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1];
  try {
    const text = new TextDecoder(marked ?? declared ?? 'utf-8').decode(bytes);
    return text.trimStart().startsWith('<') ? text : undefined;
  } catch {
    return undefined;
  }
}

/** One line per element, comment or text; an element with only text stays on one line. Linear in the length of the text. */
export function xmlLines(text: string): XmlLine[] {
  const lines: XmlLine[] = [];
  let depth = 0;
  /** The line of an opening tag that its content may still join. */
  let joinable: { depth: number; tokens: XmlToken[] } | undefined;
  for (const piece of pieces(text)) {
    const { kind } = piece;
    if (kind === 'text') {
      const content = piece.text.trim();
      if (content === '') continue;
      const token: XmlToken = { kind: 'text', text: content };
      if (joinable?.tokens.at(-1)?.kind !== 'text' && joinable) joinable.tokens.push(token);
      else lines.push({ depth, tokens: [token] });
      continue;
    }
    if (kind === 'close') {
      depth = Math.max(0, depth - 1);
      if (joinable) joinable.tokens.push({ kind: 'tag', text: piece.text });
      else lines.push({ depth, tokens: [{ kind: 'tag', text: piece.text }] });
      joinable = undefined;
      continue;
    }
    joinable = undefined;
    if (kind === 'open' || kind === 'empty') {
      const line = { depth, tokens: tagTokens(piece.text) };
      lines.push(line);
      if (kind === 'open') {
        depth += 1;
        joinable = line;
      }
    } else {
      lines.push({ depth, tokens: [{ kind: 'quiet', text: piece.text }] });
    }
  }
  return lines;
}

type Piece = { kind: 'open' | 'close' | 'empty' | 'quiet' | 'text'; text: string };

/** Markup that ends with something other than ">". */
const SPECIAL = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

function* pieces(text: string): Generator<Piece> {
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '<') {
      const end = endOf(text, text.indexOf('<', at));
      yield { kind: 'text', text: text.slice(at, end) };
      at = end;
      continue;
    }
    const special = SPECIAL.find(([start]) => text.startsWith(start, at));
    if (special) {
      const [start, close] = special;
      const end = endOf(text, text.indexOf(close, at + start.length), close.length);
      const whole = text.slice(at, end);
      yield start === '<![CDATA[' ? { kind: 'text', text: whole } : { kind: 'quiet', text: whole };
      at = end;
      continue;
    }
    const end = tagEnd(text, at);
    const whole = text.slice(at, end);
    const kind = whole.startsWith('<!')
      ? 'quiet'
      : whole.startsWith('</')
        ? 'close'
        : whole.endsWith('/>')
          ? 'empty'
          : 'open';
    yield { kind, text: whole };
    at = end;
  }
}

/** The end after a match at `found`, or the end of the text: a broken file is shown as far as it goes. */
function endOf(text: string, found: number, length = 0): number {
  return found < 0 ? text.length : found + length;
}

/** After the ">" of a tag; ">" within quotes is part of a value. */
function tagEnd(text: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at] as string;
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  return text.length;
}

/** `<a b="c">` as tag, attribute and value tokens. */
function tagTokens(tag: string): XmlToken[] {
  const tokens: XmlToken[] = [];
  let at = 0;
  let quote = '';
  let from = 0;
  const take = (kind: XmlToken['kind'], end: number) => {
    if (end > from) tokens.push({ kind, text: tag.slice(from, end) });
    from = end;
  };
  const name = tag.search(/[\s/>]/);
  take('tag', name < 0 ? tag.length : name);
  for (at = from; at < tag.length; at++) {
    const char = tag[at] as string;
    if (quote) {
      if (char === quote) {
        take('value', at + 1);
        quote = '';
      }
    } else if (char === '"' || char === "'") {
      take('attribute', at);
      quote = char;
    }
  }
  take(quote ? 'value' : 'tag', tag.length);
  return tokens;
}
