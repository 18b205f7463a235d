/**
 * Where an element's value ends; by the type's byte, as bsonspec.org has it.
 * @throws TypeError for a type that no document holds
 */
export function valueEnd(bytes: Buffer, type: number, at: number): number {
  switch (type) {
    case 0x06: // undefined
    case 0x0a: // null
    case 0x7f: // the greatest key
    case 0xff: // the least
      return at;
    case 0x08: // boolean
      return at + 1;
    case 0x10: // int
      return at + 4;
    case 0x01: // double
    case 0x09: // date
    case 0x11: // timestamp
    case 0x12: // long
      return at + 8;
    case 0x07: // object id
      return at + 12;
    case 0x13: // decimal
      return at + 16;
    case 0x02: // text
    case 0x0d: // code
    case 0x0e: // symbol
      return at + 4 + bytes.readInt32LE(at);
    case 0x03: // document
    case 0x04: // array
    case 0x0f: // code with scope
      return at + bytes.readInt32LE(at);
    case 0x05: // binary
      return at + 5 + bytes.readInt32LE(at);
    case 0x0b: // regular expression: pattern and options
      return nameEnd(bytes, nameEnd(bytes, at) + 1) + 1;
    case 0x0c: // pointer
      return at + 16 + bytes.readInt32LE(at);
    default:
      throw new TypeError(`A stored document holds an element of unknown type ${type}.`);
  }
}

/**
 * Where a name that begins here ends.
 * @throws TypeError where the bytes end before it
 */
export function nameEnd(bytes: Buffer, from: number): number {
  // Names are short: looking at each byte costs less than asking for it to be done.
  for (let end = from; end < bytes.length; end++) if (bytes[end] === 0) return end;
  throw new TypeError('A name in a stored document is not terminated.');
}

/** Whether the name between these two places is this one. */
export function isName(bytes: Buffer, start: number, end: number, name: Buffer): boolean {
  if (end - start !== name.length) return false;
  for (let i = 0; i < name.length; i++) if (bytes[start + i] !== name[i]) return false;
  return true;
}

/**
 * Reduces a document in BSON to these top-level fields, in the same order, without decoding any:
 * most of a query's cost is the decoding of fields that it does not read.
 * @returns the bytes given where nothing is left out
 */
export function fieldPicker(names: Iterable<string>): (bytes: Buffer) => Buffer {
  const wanted = [...names].map((name) => Buffer.from(name));
  return (bytes) => {
    const parts: number[] = [];
    const last = bytes.length - 1;
    let size = 5;
    for (let index = 4; index < last;) {
      const start = index;
      const end = nameEnd(bytes, start + 1);
      index = valueEnd(bytes, bytes[start] as number, end + 1);
      if (!wanted.some((name) => isName(bytes, start + 1, end, name))) continue;
      size += index - start;
      if (parts.at(-1) === start) parts[parts.length - 1] = index;
      else parts.push(start, index);
    }
    if (size === bytes.length) return bytes;
    const picked = Buffer.allocUnsafe(size);
    picked.writeInt32LE(size, 0);
    let to = 4;
    for (let i = 0; i < parts.length; i += 2) to += bytes.copy(picked, to, parts[i], parts[i + 1]);
    picked[to] = 0;
    return picked;
  };
}
