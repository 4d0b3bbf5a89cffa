import { prefixedName } from '../xml/names.ts';
import type { XmlElement } from '../xml/tree.ts';

/** Content of a document that is no term of the model, whole: nothing is lost. */
export interface ExtensionContent {
  /** With the conventional prefix: `cbc:UBLVersionID`; `*:local` in a namespace unknown to the standard. */
  readonly name: string;
  readonly namespace?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly ExtensionContent[];
}

export function contentOf(element: XmlElement): ExtensionContent {
  const name = prefixedName(element.uri, element.local);
  const text = ownText(element);
  const attributes = element.attributes.map(({ local, value }) => [local, value] as const);
  return {
    name,
    ...(name.startsWith('*:') ? { namespace: element.uri } : {}),
    ...(text === '' ? {} : { text }),
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
    ...(element.children.length === 0 ? {} : { children: element.children.map(contentOf) }),
  };
}

/** The text that stands in the element itself, trimmed. */
export function ownText(element: XmlElement): string {
  if (element.children.length === 0) return element.text.trim();
  return [...element.children.map((child) => child.textBefore.trim()), element.text.trim()]
    .filter((text) => text !== '')
    .join(' ');
}
