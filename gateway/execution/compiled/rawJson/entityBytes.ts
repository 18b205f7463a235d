import { isUtf8 } from 'node:buffer';
import type { SubgraphResponse } from '../../../../schema/subgraphCall';
import { RawRun } from '../../rawJson/rawRun';
import { placeRun } from '../../rawJson/rawText';
import { restoreTypename } from '../../restoreTypenames';
import type { Data } from '../data';
import type { EntityLayouts } from './entityLayouts';
import { readRest } from './readRest';

const HEAD = Buffer.from('{"data":{"_entities":[');
const NULL = Buffer.from('null');
const [OPEN, CLOSE, COMMA, END, QUOTE] = [...'{},]"'].map((each) => each.charCodeAt(0));

/** An unparsed entity of a subgraph's answer. */
export class EntityBytes {
  private readonly bytes: Buffer;
  private readonly from: number;
  private readonly to: number;
  private readonly layouts: EntityLayouts;

  constructor(bytes: Buffer, from: number, to: number, layouts: EntityLayouts) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.layouts = layouts;
  }

  /**
   * Adds its fields to the entity of the answer as raw JSON.
   * @param representation the representation of the entity that the subgraph got
   * @returns false, without any change, if the fields must be parsed
   */
  placeIn(target: Data, representation: Data): boolean {
    const layout = this.layouts.of(target['__typename']);
    if (layout === undefined) return false;
    const { bytes } = this;
    let at = this.from;
    if (layout.opening !== undefined) {
      if (!startsWith(bytes, at, layout.opening)) return false;
      const from = at + layout.opening.length;
      at = bytes.indexOf(QUOTE!, from);
      const typename = at < 0 ? undefined : bytes.toString('latin1', from, at);
      if (typename !== target['__typename'] && typename !== representation['__typename'])
        return false;
      at++;
    }
    if (!startsWith(bytes, at, layout.firstKey)) return false;
    if (layout.fields.some(({ key }) => key in target)) return false;
    const text = { bytes, from: at + layout.firstKey.length, to: this.to - 1 };
    placeRun(target, new RawRun(text, layout.fields));
    return true;
  }

  /** Parses the entity; every call returns a new object. @throws Error if it is not JSON */
  parsed(representation: Data): Data {
    let entity: Data;
    try {
      entity = JSON.parse(this.bytes.toString('utf8', this.from, this.to)) as Data;
    } catch {
      // The message of the JSON parser would quote the entity.
      throw new Error('Expected "data._entities" in response to be an array of objects');
    }
    restoreTypename(entity, representation);
    return entity;
  }
}

/**
 * Reads an answer to `_entities` by the lengths of its entities.
 * @returns undefined if the lengths do not match the answer; the caller must use another method
 * @throws SyntaxError if the text after the entities is not JSON
 */
export function readByLengths(
  bytes: Buffer,
  lengths: readonly number[],
  layouts: EntityLayouts,
): SubgraphResponse | undefined {
  if (!startsWith(bytes, 0, HEAD) || !isUtf8(bytes)) return undefined;
  const entities: (EntityBytes | null)[] = [];
  let at = HEAD.length;
  for (const [index, length] of lengths.entries()) {
    const to = at + length;
    if (bytes[to] !== (index === lengths.length - 1 ? END : COMMA)) return undefined;
    if (length === NULL.length && startsWith(bytes, at, NULL)) entities.push(null);
    else if (isEntity(bytes, at, to, layouts))
      entities.push(new EntityBytes(bytes, at, to, layouts));
    else return undefined;
    at = to + 1;
  }
  const rest = readRest(bytes.toString('utf8', at));
  return rest && { data: { _entities: entities }, ...rest };
}

function isEntity(bytes: Buffer, from: number, to: number, layouts: EntityLayouts): boolean {
  if (bytes[from] !== OPEN || bytes[to - 1] !== CLOSE) return false;
  return to - from === 2 || layouts.openings.some((opening) => startsWith(bytes, from, opening));
}

/** A loop over the bytes, because the searched text is short. */
function startsWith(bytes: Buffer, at: number, text: Buffer): boolean {
  for (let each = 0; each < text.length; each++) if (bytes[at + each] !== text[each]) return false;
  return true;
}
