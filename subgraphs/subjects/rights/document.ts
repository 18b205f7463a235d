import { textOf } from '../../framework/textOf';
import { notAfter } from './notAfter';

/** A document that proves something. */
export interface ProofDocument {
  readonly title: string;
  readonly number: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** The document of an input. @throws BAD_USER_INPUT when a part of it cannot be */
export function documentOf({ title, number, date }: ProofDocument, today: string): ProofDocument {
  return {
    title: textOf('document.title', title, 1, 200),
    number: textOf('document.number', number, 1, 100),
    date: notAfter('document.date', date, today),
  };
}
