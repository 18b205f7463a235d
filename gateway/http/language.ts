import Negotiator from 'negotiator';
import { chineseOf } from '../../schema/chinese/chineseOf';
import { ERRORS, type ErrorCode } from '../../schema/errors';
import { FIXED_MESSAGES } from '../../schema/httpErrors';

/** The languages of messages for callers, as tags of `Content-Language`. */
export type Language = 'en' | 'zh-CN';

/** Ranges that callers ask for; the default first. `zh` covers every kind of Chinese. */
const OFFERED = ['en', 'zh'];

/**
 * The language of messages for a caller, by its `Accept-Language` header (RFC 9110, section
 * 12.5.4); English when the header is absent or accepts neither.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined) return 'en';
  const negotiator = new Negotiator({ headers: { 'accept-language': acceptLanguage } });
  return negotiator.language(OFFERED) === 'zh' ? 'zh-CN' : 'en';
}

/** A message in the caller's language. */
export interface Localised {
  readonly message: string;
  /** The English sentence, when only the general sentence of the code exists in Chinese. */
  readonly detail?: string;
}

/** Translates an English message of an error with a code of the catalogue. */
export function localised(code: ErrorCode, message: string, language: Language): Localised {
  if (language === 'en' || FIXED_MESSAGES.includes(code)) return { message };
  const { message: general, chinese } = ERRORS[code];
  if (message === general) return { message: chinese };
  const sentence = chineseOf(message) ?? catalogued(message);
  return sentence === undefined ? { message: chinese, detail: message } : { message: sentence };
}

/** The Chinese form of the general sentence of any code: a denial may have that of its reason. */
function catalogued(message: string): string | undefined {
  return Object.values(ERRORS).find((entry) => entry.message === message)?.chinese;
}
