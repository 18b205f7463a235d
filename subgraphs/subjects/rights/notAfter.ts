import { creditError } from '../../../schema/errors';

/** @throws BAD_USER_INPUT when a day has not come yet */
export function notAfter(name: string, day: string, today: string): string {
  if (day > today) throw creditError('BAD_USER_INPUT', `The field ${name} is in the future.`);
  return day;
}
