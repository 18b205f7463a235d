import { creditError } from '../../schema/errors';

/**
 * A text of an input without outer blanks.
 * @param name the input field, as the error names it; the text itself is never quoted
 * @throws BAD_USER_INPUT when it is too short or too long
 */
export function textOf(name: string, text: string, shortest: number, longest: number): string {
  const trimmed = text.trim();
  const { length } = [...trimmed];
  if (length < shortest || length > longest)
    throw creditError(
      'BAD_USER_INPUT',
      `The field ${name} has ${length} characters; it must have ${shortest} to ${longest}.`,
    );
  return trimmed;
}
