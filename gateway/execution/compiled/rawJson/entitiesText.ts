import type { SubgraphResponse } from '../../../../schema/subgraphCall';
import { RawRun, type RawField } from '../../rawJson/rawRun';
import { placeRun } from '../../rawJson/rawText';
import type { Data } from '../data';
import { readRest } from './readRest';

/** A field of the entities that a fetch asks for. */
export interface EntityField {
  readonly key: string;
  /** Matches, at a place in a text, the field's value and nothing else; sticky. */
  readonly pattern: RegExp;
  /** What its texts have in common; absent where the value itself is wanted. */
  readonly spliced?: RawField;
}

const HEAD = '{"data":{"_entities":[';
const [OPEN, CLOSE, COMMA, END] = [...'{},]'].map((each) => each.charCodeAt(0));

/**
 * Reads an answer to `_entities` without parsing what goes to the client as it stands.
 * @param text decoded from UTF-8
 * @returns undefined where the text is in any way other than expected: it has errors, fields in
 * another order or of another kind, white space; it is to be parsed
 */
export function readEntities(
  text: string,
  fields: readonly EntityField[],
): SubgraphResponse | undefined {
  if (!text.startsWith(HEAD)) return undefined;
  const entities: (Data | null)[] = [];
  let at = HEAD.length;
  if (text.charCodeAt(at) !== END) {
    for (;;) {
      if (text.startsWith('null', at)) {
        entities.push(null);
        at += 4;
      } else {
        const entity: Data = {};
        at = readEntity(text, at, fields, entity);
        if (at < 0) return undefined;
        entities.push(entity);
      }
      const next = text.charCodeAt(at);
      if (next === END) break;
      if (next !== COMMA) return undefined;
      at++;
    }
  }
  const rest = readRest(text.slice(at + 1));
  return rest && { data: { _entities: entities }, ...rest };
}

/** @returns the place after the entity; -1 when it is not as expected */
function readEntity(
  text: string,
  from: number,
  fields: readonly EntityField[],
  entity: Data,
): number {
  if (text.charCodeAt(from) !== OPEN) return -1;
  let at = from + 1;
  let first = true;
  for (const { key, pattern, spliced } of fields) {
    const name = first ? `"${key}":` : `,"${key}":`;
    if (!text.startsWith(name, at)) continue;
    at += name.length;
    pattern.lastIndex = at;
    if (!pattern.test(text)) return -1;
    const value = text.slice(at, pattern.lastIndex);
    at = pattern.lastIndex;
    first = false;
    if (spliced !== undefined && value !== 'null')
      placeRun(entity, new RawRun(value, [spliced]));
    else entity[key] = JSON.parse(value) as unknown;
  }
  return text.charCodeAt(at) === CLOSE ? at + 1 : -1;
}
