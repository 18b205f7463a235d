import { randomUUID } from 'node:crypto';
import type { NaturalPersonRow } from '../../../schema/generated/subjects.rows';

const ADULT_YEARS = 18;

/** What is stated about a new person; the identity number is valid and in its normal form. */
export interface PersonFacts {
  readonly name: string;
  readonly idNumber: string;
  readonly region: string;
  readonly phone: string | null;
  readonly address: string | null;
}

/** The birth date in an identity number. */
export function birthDateIn(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

/** Whether a person has full civil capacity by age alone (Civil Code, Arts 17 and 18). */
export function isAdult(birthDate: string, today: string): boolean {
  return `${Number(birthDate.slice(0, 4)) + ADULT_YEARS}${birthDate.slice(4)}` <= today;
}

/** The row of a new adult, before it is sealed. Birth date and sex follow from the number. */
export function newPerson({
  name,
  idNumber,
  region,
  phone,
  address,
}: PersonFacts): NaturalPersonRow {
  return {
    _id: randomUUID(),
    kind: 'NATURAL_PERSON',
    name,
    region,
    idNumber,
    birthDate: birthDateIn(idNumber),
    sex: Number(idNumber[16]) % 2 === 1 ? 'MALE' : 'FEMALE',
    personalContact: { phone, address },
    minor: false,
  };
}
