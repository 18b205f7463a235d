const SEQUENCE = 0x30;
const INTEGER = 0x02;
/** Two integers of 256 bits with a leading zero byte each, and their headers. */
const MAX_BYTES = 72;

/** The two numbers of a signature on an elliptic curve. */
export interface SignatureNumbers {
  readonly r: bigint;
  readonly s: bigint;
}

/** SEQUENCE { r INTEGER, s INTEGER } in DER, as GM/T 0009 and OpenSSL write it. */
export function encodeSignature({ r, s }: SignatureNumbers): Buffer {
  const body = Buffer.concat([integer(r), integer(s)]);
  return Buffer.concat([Buffer.of(SEQUENCE, body.length), body]);
}

/** The numbers of a signature; undefined unless its bytes are exactly those of `encodeSignature`. */
export function decodeSignature(bytes: Buffer): SignatureNumbers | undefined {
  if (bytes.length > MAX_BYTES || bytes[0] !== SEQUENCE) return undefined;
  const rEnd = 4 + (bytes[3] ?? 0);
  const sEnd = rEnd + 2 + (bytes[rEnd + 1] ?? 0);
  if (rEnd === 4 || sEnd === rEnd + 2 || sEnd !== bytes.length) return undefined;
  const numbers = { r: number(bytes.subarray(4, rEnd)), s: number(bytes.subarray(rEnd + 2)) };
  // One signature has one text: another encoding of the same numbers is refused.
  return encodeSignature(numbers).equals(bytes) ? numbers : undefined;
}

function integer(value: bigint): Buffer {
  const digits = value.toString(16);
  const bytes = Buffer.from(digits.length % 2 === 1 ? `0${digits}` : digits, 'hex');
  const positive = bytes[0]! < 0x80 ? bytes : Buffer.concat([Buffer.of(0), bytes]);
  return Buffer.concat([Buffer.of(INTEGER, positive.length), positive]);
}

function number(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}
