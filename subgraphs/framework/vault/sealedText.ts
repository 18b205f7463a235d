import type { KeyObject } from 'node:crypto';
import type { SuiteName } from './suites/suite';
import { SUITES } from './suites/suites';
import { VaultError, type Sealed, type SubjectKey } from './vault';

/** The first part of a sealed value, which names the suite of its ciphertext. */
const FORMS: Readonly<Record<SuiteName, string>> = { international: 's1', national: 's2' };
const SEALED = /^(s1|s2)\.([1-9]\d{0,8})\.[\w-]+$/;

/** The context to which a ciphertext is bound, besides its key. */
export interface Binding {
  /** The subgraph's name. */
  readonly subgraph: string;
  readonly subjectId: string;
  readonly place: string;
  /** The number of the subject's key, counted from 1. */
  readonly generation: number;
}

/**
 * Encrypts a text with the suite of the subject's key. The ciphertext is bound to its context. The
 * result is `<form>.<generation>.<ciphertext in base64url>`.
 */
export function sealText(
  { key, suite }: Pick<SubjectKey, 'key' | 'suite'>,
  binding: Binding,
  text: string,
): Sealed {
  const form = FORMS[suite];
  const sealed = SUITES[suite].seal(key, additionalData(form, binding), text);
  return `${form}.${binding.generation}.${sealed.toString('base64url')}`;
}

/**
 * Decrypts a ciphertext of any suite: values that were sealed before a change of the suite stay
 * readable.
 * @throws VaultError when it was encrypted with another key or is bound to another context
 */
export function openText(key: KeyObject, binding: Binding, sealed: Sealed): string {
  const bytes = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url');
  const form = sealed.slice(0, sealed.indexOf('.'));
  const suite = form === FORMS.national ? SUITES.national : SUITES.international;
  const plain = suite.open(key, additionalData(form, binding), bytes);
  if (plain === undefined)
    throw new VaultError('A sealed value does not belong to this field, document and subject.');
  return plain.toString('utf8');
}

/**
 * The number of the subject's key with which a ciphertext was encrypted.
 * @throws VaultError when the text is not a ciphertext in a known format
 */
export function generationOf(sealed: Sealed): number {
  const generation = SEALED.exec(sealed)?.[2];
  if (generation === undefined) throw new VaultError('A sealed value has an unknown format.');
  return Number(generation);
}

/** Whether a value was sealed with a suite. */
export function isOfSuite(sealed: Sealed, suite: SuiteName): boolean {
  return sealed.startsWith(`${FORMS[suite]}.`);
}

/** Refuses parts that contain the separator, so that the result is unambiguous. */
function additionalData(form: string, { subgraph, subjectId, place, generation }: Binding): Buffer {
  const parts = [form, subgraph, subjectId, place, String(generation)];
  if (parts.some((part) => part.includes('\0')))
    throw new VaultError('A sealed value cannot be bound to a name or id with a NUL character.');
  return Buffer.from(parts.join('\0'), 'utf8');
}
