import type { ProofDocument } from '../../../schema/generated/subjects.rows';
import { textOf } from '../../framework/textOf';
import { notAfter } from './notAfter';

/** The document of an input, validated. @throws BAD_USER_INPUT for an invalid part */
export function documentOf({ title, number, date }: ProofDocument, today: string): ProofDocument {
  return {
    title: textOf('document.title', title, 1, 200),
    number: textOf('document.number', number, 1, 100),
    date: notAfter('document.date', date, today),
  };
}
