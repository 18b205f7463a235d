import { createHmac } from 'node:crypto';

/** 72 bits: among ten million subjects, two share a pseudonym with a probability of one in 10⁸. */
const LENGTH = 12;

/** The pseudonym of a subject in statistics. */
export function pseudonym(key: Buffer, subjectId: string): string {
  return createHmac('sha256', key).update(subjectId).digest('base64url').slice(0, LENGTH);
}
