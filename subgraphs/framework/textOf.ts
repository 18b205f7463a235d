import { creditError } from '../../schema/errors';

/**
 * Trims a text of an input and checks its length in characters.
 * @param name name of the input field in the error message, which never quotes the text
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
