import { residentIdCheckCharacter } from '../schema/identifiers/residentId';
import { organizationCheckCharacter, usccCheckCharacter } from '../schema/identifiers/uscc';
import { dateOf, dayNumber } from './days';

export const HEDONG = '120102';

const FIRST_BIRTH = dayNumber('1880-01-01');
const BIRTH_DAYS = dayNumber('1890-01-01') - FIRST_BIRTH;
const MAX_PAIRS = 499;
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const BLOCK_LENGTH = 6;
const BLOCK_SIZE = ALPHABET.length ** BLOCK_LENGTH;

/** A person's identity number and the facts it encodes. */
export interface PersonalIdentity {
  readonly idNumber: string;
  readonly birthDate: string;
}

/**
 * A valid identity number that provably belongs to nobody: its bearer was born in the 1880s. The
 * stored birth date is that of the number, so that the two never contradict each other.
 * @param index different for each person, below 1,822,847
 */
export function syntheticResident(
  index: number,
  sex: 'MALE' | 'FEMALE',
  shift: number,
): PersonalIdentity {
  const pair = Math.floor(index / BIRTH_DAYS);
  if (pair >= MAX_PAIRS) {
    throw new RangeError('There are no more synthetic identity numbers for one district.');
  }
  // 1009 is coprime to the number of days: neighbours differ, and no number repeats.
  const birthDate = dateOf(FIRST_BIRTH + ((index * 1009 + shift) % BIRTH_DAYS));
  const sequence = String(pair * 2 + (sex === 'MALE' ? 1 : 2)).padStart(3, '0');
  const first17 = `${HEDONG}${birthDate.replaceAll('-', '')}${sequence}`;
  return { idNumber: first17 + residentIdCheckCharacter(first17), birthDate };
}

/**
 * A valid unified social credit code that belongs to nobody: its organisation code is in the block
 * YY, from which no register allots codes (they consist of digits, or begin with L, M or N).
 * @param prefix registering department and entity class, such as 91 or 31
 * @param index different for each organisation
 */
export function syntheticUscc(prefix: string, index: number, shift: number): string {
  let rest = (index * 5_000_011 + shift) % BLOCK_SIZE;
  let body = '';
  for (let i = 0; i < BLOCK_LENGTH; i++) {
    body = ALPHABET[rest % ALPHABET.length]! + body;
    rest = Math.floor(rest / ALPHABET.length);
  }
  const organization = `YY${body}`;
  const first17 = `${prefix}${HEDONG}${organization}${organizationCheckCharacter(organization)}`;
  return first17 + usccCheckCharacter(first17);
}

/**
 * A mobile number that reaches nobody: subscribers' numbers begin with 13 to 19, while 10 is the
 * range of short service codes, in which no number of eleven digits is allotted to a subscriber.
 */
export function syntheticMobile(index: number): string {
  return `1020${String(index % 10_000_000).padStart(7, '0')}`;
}

/**
 * A landline that reaches nobody: after Tianjin's area code 022 no subscriber's number begins with
 * 0, the trunk prefix.
 */
export function syntheticLandline(index: number): string {
  return `022-0${String(index % 10_000_000).padStart(7, '0')}`;
}
