type TypedArray = Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

/** Capacity that is added at least, and share by which an array grows: little stays unused. */
const MIN_GROWTH = 1024;
const GROWTH = 0.3;

/** The array with room for `length` elements; the same array if it has the room. */
export function roomFor<A extends TypedArray>(array: A, length: number): A {
  if (length <= array.length) return array;
  const capacity = Math.max(length, Math.ceil(array.length * (1 + GROWTH)), MIN_GROWTH);
  const larger = new (array.constructor as new (length: number) => A)(capacity);
  larger.set(array);
  return larger;
}
