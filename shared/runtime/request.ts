import { Buffer } from 'node:buffer';
import { InvalidInput } from '../contracts/problems.ts';
import type { Owner } from '../contracts/task.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Language } from '../kernel/text.ts';
import type { HttpEvent } from './caller.ts';

/**
 * The JSON object in the body; an empty body is an empty object. Half a surrogate pair is no text that could be stored; a
 * field `__proto__` would be dropped without a word by who copies the object.
 */
export function bodyOf(event: Pick<HttpEvent, 'body' | 'isBase64Encoded'>, language: Language): object | Refusal {
  if (!event.body) return {};
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  try {
    const value: unknown = JSON.parse(text, SUSPECT.test(text) ? wellFormed : undefined);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  } catch {
    // Answered below like any body that is no JSON object.
  }
  return invalid(
    language,
    'Le corps doit être un objet JSON, en Unicode, sans champ « __proto__ »',
    'The body must be a JSON object, in Unicode, without a field "__proto__"',
  );
}

/** Half a surrogate pair, `__proto__`, or an underscore that is spelled so that it is not seen. */
const SUSPECT = /\\u[dD][89a-fA-F]|__proto__|\\u005[fF]/;

function wellFormed(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('Not a name');
  if (!key.isWellFormed() || (typeof value === 'string' && !value.isWellFormed())) throw new SyntaxError('No Unicode');
  return value;
}

function invalid(language: Language, fr: string, en: string): Refusal {
  return new Refusal(InvalidInput, {}, [{ pointer: '', detail: language === 'fr' ? fr : en }]);
}

/** Path parameters without the company, which the scope holds; the group's scope holds none. */
export function pathOf(event: Pick<HttpEvent, 'pathParameters'>, of: Owner): Record<string, string | undefined> {
  const { companyId, ...parameters } = event.pathParameters ?? {};
  return of === 'group' && companyId !== undefined ? { ...parameters, companyId } : parameters;
}

const CORRELATION = /^[\w-]{8,64}$/;

/** The caller's `X-Correlation-Id`; without one the request's own id. */
export function correlationOf(
  event: Pick<HttpEvent, 'headers' | 'requestContext'>,
  language: Language,
): { readonly id: string } | Refusal {
  const given = event.headers['x-correlation-id'];
  if (given === undefined) return { id: event.requestContext.requestId };
  if (CORRELATION.test(given)) return { id: given };
  return invalid(
    language,
    'X-Correlation-Id : de 8 à 64 lettres, chiffres, « - » et « _ »',
    'X-Correlation-Id: 8 to 64 letters, digits, "-" and "_"',
  );
}
