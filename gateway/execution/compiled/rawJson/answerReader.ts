import { LENGTHS, LENGTHS_WISH, readLengths } from '../../../../schema/entityLengths';
import type { AnswerReader, SubgraphResponse, UnreadAnswer } from '../../../../schema/subgraphCall';
import { readEntities, type EntityField } from './entitiesText';
import { readByLengths } from './entityBytes';
import type { EntityLayouts } from './entityLayouts';

/** Limit of the pause after an unreadable answer: the number of answers parsed without a trial. */
const MAX_PAUSE_ANSWERS = 1024;
const WISHES = { [LENGTHS_WISH]: '1' };

/** The methods to read the answers of one fetch; at least one is present. */
export interface ReadMethods {
  /** For subgraphs that report the lengths of their entities in a header. */
  readonly layouts: EntityLayouts | undefined;
  /** For all other subgraphs. */
  readonly fields: readonly EntityField[] | undefined;
}

/** After an answer that it cannot read, a growing number of answers is parsed without a trial. */
export function answerReader(methods: ReadMethods): AnswerReader {
  let pause = 0;
  let left = 0;
  return {
    ...(methods.layouts && { wishes: WISHES }),
    read(answer) {
      // An answer without lengths does not count as unreadable.
      if (!methods.fields && answer.header(LENGTHS) === undefined) return undefined;
      if (left > 0) {
        left--;
        return undefined;
      }
      const read = tryMethods(answer, methods);
      pause = read ? 0 : Math.min(2 * pause + 1, MAX_PAUSE_ANSWERS);
      left = pause;
      return read;
    },
  };
}

function tryMethods(
  answer: UnreadAnswer,
  { layouts, fields }: ReadMethods,
): SubgraphResponse | undefined {
  try {
    const lengths = layouts && readLengths(answer.header(LENGTHS));
    const read = lengths && readByLengths(answer.bytes, lengths, layouts);
    return read ?? (fields && readEntities(answer.text, fields));
  } catch {
    // The JSON parser decides about a text that is not JSON or too long for the pattern.
    return undefined;
  }
}
