import type { Column, Part } from '../column';
import { fault } from '../faults';
import { cleanText } from './clean';
import type { ReadCell } from './cell';

type ReadPart = (
  column: Pick<Column, 'heading' | 'meaning'>,
  type: Part['type'],
  text: string,
) => ReadCell;

/**
 * Reads the objects of a cell: each has its values in the order of the parts, divided by ｜, and
 * the objects are divided by ；.
 */
export function readParts(
  column: Column,
  parts: readonly Part[],
  text: string,
  readPart: ReadPart,
): ReadCell {
  const malformed = () => ({
    fault: fault('PARTS', column, { parts: parts.map(({ title }) => title).join('｜') }),
  });
  const objects: Record<string, unknown>[] = [];
  for (const item of text.split(/[；;\n]+/u).filter((each) => cleanText(each) !== '')) {
    const values = item.split(/[|｜]/u).map((value) => cleanText(value));
    if (values.length !== parts.length) return malformed();
    const object: Record<string, unknown> = {};
    for (const [at, { name, type, required }] of parts.entries()) {
      const given = values[at]!;
      if (given === '' && required) return malformed();
      const read = given === '' ? { value: null } : readPart(column, type, given);
      if (!('value' in read)) return malformed();
      object[name] = read.value;
    }
    objects.push(object);
  }
  return { value: column.several ? objects : objects[0] };
}
