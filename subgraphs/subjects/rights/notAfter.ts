import { creditError } from '../../../schema/errors';

/** Returns the day. @throws BAD_USER_INPUT when it is after today */
export function notAfter(name: string, day: string, today: string): string {
  if (day > today) throw creditError('BAD_USER_INPUT', `The field ${name} is in the future.`);
  return day;
}
