import { creditError } from '../../schema/errors';
import { mostSelective, nameGrams, normalizeName } from './nameGrams';

const NAME_LENGTH = { min: 2, max: 50 } as const;

/**
 * The condition that a document's name contains a text, for a collection that stores the character
 * pairs of its names in `nameGrams`. One pair is compared by equality, which an index serves
 * together with an order; the other pairs are checked on the documents found.
 * @param name the argument as sent; without a name there is no condition
 * @throws BAD_USER_INPUT when it is too short or too long
 */
export function nameFilter(name: string | null | undefined): Record<string, unknown> {
  return textFilter(name, { argument: 'name', field: 'name' });
}

/**
 * The same for the text of another field, whose character pairs are stored in `<field>Grams`.
 * @param argument name of the argument in error messages
 */
export function textFilter(
  text: string | null | undefined,
  { argument, field }: { readonly argument: string; readonly field: string },
): Record<string, unknown> {
  if (text == null) return {};
  const wanted = normalizeName(text);
  const { length } = [...wanted];
  if (length < NAME_LENGTH.min || length > NAME_LENGTH.max) {
    throw creditError(
      'BAD_USER_INPUT',
      `The argument ${argument} has ${length} characters without spaces; it must have ${NAME_LENGTH.min} to ${NAME_LENGTH.max}.`,
    );
  }
  const grams = nameGrams(wanted);
  const selective = mostSelective(grams);
  const others = grams.filter((gram) => gram !== selective);
  const pairs = `${field}Grams`;
  return {
    [pairs]: selective,
    ...(others.length > 0 && { $and: [{ [pairs]: { $all: others } }] }),
  };
}
