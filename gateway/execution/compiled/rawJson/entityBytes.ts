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

/** An entity of a subgraph's answer that has not been parsed. */
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
   * Puts its fields into the entity of the answer as they are written.
   * @param representation what the subgraph was told of the entity
   * @returns whether they may be; otherwise nothing has been done
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
      const told = at < 0 ? undefined : bytes.toString('latin1', from, at);
      if (told !== target['__typename'] && told !== representation['__typename']) return false;
      at++;
    }
    if (!startsWith(bytes, at, layout.firstKey)) return false;
    if (layout.fields.some(({ key }) => key in target)) return false;
    const text = { bytes, from: at + layout.firstKey.length, to: this.to - 1 };
    placeRun(target, new RawRun(text, layout.fields));
    return true;
  }

  /** The entity as an object, made anew each time. @throws Error where it is no JSON */
  parsed(representation: Data): Data {
    let entity: Data;
    try {
      entity = JSON.parse(this.bytes.toString('utf8', this.from, this.to)) as Data;
    } catch {
      // The parser's own words would quote the entity.
      throw new Error('Expected "data._entities" in response to be an array of objects');
    }
    restoreTypename(entity, representation);
    return entity;
  }
}

/**
 * Reads an answer to `_entities` by the lengths of its entities.
 * @returns undefined where they do not fit the answer: it is to be read in another way
 * @throws SyntaxError where what comes after the entities is not JSON
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

/** Compared byte by byte: what is looked for is short. */
function startsWith(bytes: Buffer, at: number, text: Buffer): boolean {
  for (let each = 0; each < text.length; each++) if (bytes[at + each] !== text[each]) return false;
  return true;
}
