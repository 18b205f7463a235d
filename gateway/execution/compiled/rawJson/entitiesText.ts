import type { SubgraphResponse } from '../../../../schema/subgraphCall';
import { RawRun, type RawField } from '../../rawJson/rawRun';
import { placeRun } from '../../rawJson/rawText';
import type { Data } from '../data';
import { readRest } from './readRest';

/** A field that a fetch selects on entities. */
export interface EntityField {
  readonly key: string;
  /** A sticky pattern that matches exactly the value of the field at `lastIndex`. */
  readonly pattern: RegExp;
  /** Present if the value is forwarded as raw JSON; absent if it is parsed. */
  readonly raw?: RawField;
}

const HEAD = '{"data":{"_entities":[';
const [OPEN, CLOSE, COMMA, END] = [...'{},]'].map((each) => each.charCodeAt(0));

/**
 * Reads an answer to `_entities` without parsing the fields that are forwarded as raw JSON.
 * @param text the answer, decoded from UTF-8
 * @returns undefined if the text differs from the expected form in any way (errors, another order
 * or kind of fields, white space); the caller must then parse it
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

/** @returns the index after the entity; -1 if it has an unexpected form */
function readEntity(
  text: string,
  from: number,
  fields: readonly EntityField[],
  entity: Data,
): number {
  if (text.charCodeAt(from) !== OPEN) return -1;
  let at = from + 1;
  let first = true;
  for (const { key, pattern, raw } of fields) {
    const name = first ? `"${key}":` : `,"${key}":`;
    if (!text.startsWith(name, at)) continue;
    at += name.length;
    pattern.lastIndex = at;
    if (!pattern.test(text)) return -1;
    const value = text.slice(at, pattern.lastIndex);
    at = pattern.lastIndex;
    first = false;
    if (raw !== undefined && value !== 'null') placeRun(entity, new RawRun(value, [raw]));
    else entity[key] = JSON.parse(value) as unknown;
  }
  return text.charCodeAt(at) === CLOSE ? at + 1 : -1;
}
