import { LENGTHS, LENGTHS_WISH, readLengths } from '../../../../schema/entityLengths';
import type { AnswerReader, SubgraphResponse, UnreadAnswer } from '../../../../schema/subgraphCall';
import { readEntities, type EntityField } from './entitiesText';
import { readByLengths } from './entityBytes';
import type { EntityLayouts } from './entityLayouts';

/** Answers that are parsed without trying, at most, after one that could not be spliced. */
const LONGEST_PAUSE = 1024;
const WISHES = { [LENGTHS_WISH]: '1' };

/** The ways to read the answers of one fetch; at least one of them is there. */
export interface Ways {
  /** For subgraphs that tell how long their entities are. */
  readonly layouts: EntityLayouts | undefined;
  /** For all others. */
  readonly fields: readonly EntityField[] | undefined;
}

/** After an answer that could not be spliced the next are parsed at once, each time more of them. */
export function answerReader(ways: Ways): AnswerReader {
  let pause = 0;
  let left = 0;
  return {
    ...(ways.layouts && { wishes: WISHES }),
    read(answer) {
      // A subgraph that tells no lengths is none that has told wrong ones.
      if (!ways.fields && answer.header(LENGTHS) === undefined) return undefined;
      if (left > 0) {
        left--;
        return undefined;
      }
      const read = tryWays(answer, ways);
      pause = read ? 0 : Math.min(2 * pause + 1, LONGEST_PAUSE);
      left = pause;
      return read;
    },
  };
}

function tryWays(answer: UnreadAnswer, { layouts, fields }: Ways): SubgraphResponse | undefined {
  try {
    const lengths = layouts && readLengths(answer.header(LENGTHS));
    const read = lengths && readByLengths(answer.bytes, lengths, layouts);
    return read ?? (fields && readEntities(answer.text, fields));
  } catch {
    // What is no JSON, or too long for the pattern, is for the parser to judge.
    return undefined;
  }
}
