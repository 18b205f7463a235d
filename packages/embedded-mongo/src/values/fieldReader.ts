import { isName, fieldPicker, nameEnd, valueEnd } from './pickFields';
import { plainValue } from './readFlat';
import { decodeDocument, setField, type Doc } from './types';

/**
 * Decodes these top-level fields of a stored document, in its order, and no others. Plain values
 * are read where they lie; where a wanted one is none, the codec decodes all that are wanted.
 * @throws TypeError, or what the codec throws, for bytes that are no document
 */
export function fieldReader(names: Iterable<string>): (bytes: Buffer) => Doc {
  const wanted = [...names].map((name) => ({ name, bytes: Buffer.from(name) }));
  const pick = fieldPicker(names);
  const decode = (bytes: Buffer): Doc => decodeDocument(pick(bytes));
  // The codec puts the fields of a reference in an order of its own.
  if (wanted.some(({ name }) => name.startsWith('$'))) return decode;
  return (bytes) => {
    const doc: Doc = {};
    const last = bytes.length - 1;
    for (let index = 4; index < last;) {
      const type = bytes[index] as number;
      const start = index + 1;
      const end = nameEnd(bytes, start);
      index = valueEnd(bytes, type, end + 1);
      for (const { name, bytes: own } of wanted) {
        if (!isName(bytes, start, end, own)) continue;
        const value = plainValue(bytes, type, end + 1, last);
        if (value === undefined) return decode(bytes);
        setField(doc, name, value);
        break;
      }
    }
    return doc;
  };
}
