import { creditError } from '../../schema/errors';
import { mostSelective, nameGrams, normalizeName } from './nameGrams';

const NAME_LENGTH = { min: 2, max: 50 } as const;

/**
 * The condition that a document's name contains a text, for a collection that keeps the pairs of
 * its names in `nameGrams`: one pair by equality, which an index serves together with an order,
 * the others checked on what it finds.
 * @param name the argument as sent; none is no condition
 * @throws BAD_USER_INPUT when it is too short or too long
 */
export function nameFilter(name: string | null | undefined): Record<string, unknown> {
  if (name == null) return {};
  const wanted = normalizeName(name);
  const { length } = [...wanted];
  if (length < NAME_LENGTH.min || length > NAME_LENGTH.max) {
    throw creditError(
      'BAD_USER_INPUT',
      `The argument name has ${length} characters without spaces; it must have ${NAME_LENGTH.min} to ${NAME_LENGTH.max}.`,
    );
  }
  const grams = nameGrams(wanted);
  const selective = mostSelective(grams);
  const others = grams.filter((gram) => gram !== selective);
  return {
    nameGrams: selective,
    ...(others.length > 0 && { $and: [{ nameGrams: { $all: others } }] }),
  };
}
