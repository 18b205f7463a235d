import { residentIdIn } from '../../../../../schema/identifiers/residentId';
import { upgradedResidentId } from '../../../../../schema/identifiers/residentId15';
import { usccIn } from '../../../../../schema/identifiers/uscc';
import type { FaultCode } from '../sentences';
import { cleanCode } from './clean';

/** What is wrong with a code, and where; never the code itself. */
export interface IdentifierFault {
  readonly code: FaultCode;
  readonly values: Readonly<Record<string, number>>;
}

const LENGTH = 18;
const STRANGER = /[^0-9A-HJ-NPQRTUWXY]/;
/** 000…0X, 111…1 and the like, which stand for a missing code. */
const PLACEHOLDER = /^(.)\1{11,}[0-9A-Z]{0,2}$/;

/** Whether a code is one that stands for a missing code. */
export function isPlaceholder(code: string): boolean {
  return PLACEHOLDER.test(code);
}

/**
 * Whether a text is a valid resident identity number. A code of an organ could pass its check by
 * chance, but never with a birth in the last centuries.
 */
export function isResidentId(text: string): boolean {
  return residentIdIn(text) !== undefined && /^.{6}(?:18|19|20)/.test(text);
}

/** Reads a unified social credit code. */
export function readUnifiedCode(text: string): { readonly value: string } | IdentifierFault {
  const code = cleanCode(text);
  if (isPlaceholder(code)) return { code: 'PLACEHOLDER', values: {} };
  if (isResidentId(code)) return { code: 'CODE_IS_ID', values: {} };
  if (code.length !== LENGTH) return { code: 'CODE_LENGTH', values: { length: code.length } };
  const stranger = code.search(STRANGER);
  if (stranger >= 0) return { code: 'CODE_CHARACTER', values: { at: stranger + 1 } };
  const value = usccIn(code);
  return value === undefined ? { code: 'CODE_CHECK', values: {} } : { value };
}

/**
 * Reads a resident identity number. One of 15 digits is read as the number of 18 that replaced it,
 * and marked. The fault never quotes it.
 */
export function readResidentId(
  text: string,
): { readonly value: string; readonly former?: true } | IdentifierFault {
  const number = cleanCode(text);
  if (isPlaceholder(number)) return { code: 'PLACEHOLDER', values: {} };
  const upgraded = upgradedResidentId(number);
  if (upgraded !== undefined) return { value: upgraded, former: true };
  if (number.length !== LENGTH) return { code: 'ID_LENGTH', values: { length: number.length } };
  const value = residentIdIn(number);
  return value === undefined ? { code: 'ID_WRONG', values: {} } : { value };
}
