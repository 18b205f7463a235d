import { createECDH, createHash, randomBytes, type KeyObject } from 'node:crypto';
import { decodeSignature, encodeSignature, type SignatureNumbers } from './derSignature';
import type { CurvePoint, invertInOrder, pointOf, SM2, xOfSum } from './sm2Curve';
import { pointIn, secretIn } from './sm2Key';

/** The signer's id that GM/T 0009 prescribes where both sides have agreed on no other. */
const SIGNER_ID = Buffer.from('1234567812345678', 'utf8');
const COORDINATE_BYTES = 32;
/** From this verification on a table of the key's multiples saves more time than it takes. */
const TABLE_AFTER = 16;
/** Bits per step of the table: 1 MB for each key, 1 ms instead of 4 ms for each verification. */
const TABLE_WINDOW = 8;

interface CurveModule {
  readonly SM2: typeof SM2;
  readonly pointOf: typeof pointOf;
  readonly xOfSum: typeof xOfSum;
  readonly invertInOrder: typeof invertInOrder;
}

// Loaded with the first use: most installations have no key for SM2.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadCurve = () => require('./sm2Curve') as CurveModule;

/** A random number of one signature, and the x coordinate of its multiple of G. */
export interface Nonce {
  readonly k: bigint;
  readonly x: bigint;
}

/**
 * Signs with SM2 and SM3 (GB/T 32918.2) under the signer's id `1234567812345678`.
 *
 * Node's `sign` uses an empty id, so other programs do not verify its signatures. Here OpenSSL
 * multiplies the point by the secret number in constant time (Node's ECDH), and one multiplication
 * of numbers remains for JavaScript.
 * @param privateKey a private key on the curve SM2
 * @returns the signature in DER
 */
export function signSm2(privateKey: KeyObject, message: Buffer): Buffer {
  const { factor, hashed } = signerOf(privateKey);
  const e = digestOf(hashed, message);
  for (;;) {
    const numbers = signatureWith(factor, e, newNonce());
    if (numbers !== undefined) return encodeSignature(numbers);
  }
}

/**
 * Whether a signature in DER is valid for a message, under the signer's id `1234567812345678`.
 * @param publicKey a public key on the curve SM2
 */
export function verifySm2(publicKey: KeyObject, message: Buffer, signature: Buffer): boolean {
  const numbers = decodeSignature(signature);
  if (numbers === undefined) return false;
  const curve = loadCurve();
  const { n } = curve.SM2;
  const { r, s } = numbers;
  const inRange = (value: bigint) => value > 0n && value < n;
  const t = (r + s) % n;
  if (!inRange(r) || !inRange(s) || t === 0n) return false;
  const verifier = verifierOf(publicKey);
  if (++verifier.uses === TABLE_AFTER) verifier.point.precompute(TABLE_WINDOW, false);
  const x = curve.xOfSum(s, t, verifier.point);
  return x !== undefined && (digestOf(verifier.hashed, message) + x) % n === r;
}

/**
 * The numbers of a signature; undefined when the nonce is unusable.
 *
 * GB/T 32918.2 has s = (1 + d)⁻¹ · (k − r·d), which equals (1 + d)⁻¹ · (k + r) − r. In this form the
 * private key occurs only in a factor that is computed once for each key.
 * @param factor (1 + d)⁻¹ modulo the order of the curve
 * @param e the digest of the signer and the message
 */
export function signatureWith(
  factor: bigint,
  e: bigint,
  { k, x }: Nonce,
): SignatureNumbers | undefined {
  const { n } = loadCurve().SM2;
  const r = (e + x) % n;
  if (r === 0n || r + k === n) return undefined;
  const s = (((factor * ((k + r) % n)) % n) + n - r) % n;
  return s === 0n ? undefined : { r, s };
}

/** (1 + d)⁻¹ of a private key d, computed with a random factor that hides it. */
export function factorOf(d: bigint): bigint {
  const curve = loadCurve();
  const { n } = curve.SM2;
  const blind = (numberOf(randomBytes(COORDINATE_BYTES)) % (n - 1n)) + 1n;
  return (curve.invertInOrder(((1n + d) * blind) % n) * blind) % n;
}

/** e = SM3(Z ‖ message) as a number. @param hashed Z, see `hashOfSigner` */
export function digestOf(hashed: Buffer, message: Buffer): bigint {
  return numberOf(createHash('sm3').update(hashed).update(message).digest());
}

/**
 * Z: SM3 of the id's length in bits, the id, the curve and the public key (GB/T 32918.2, 5.5).
 * @param point 0x04 ‖ x ‖ y
 */
export function hashOfSigner(point: Buffer): Buffer {
  const curve = loadCurve().SM2;
  const bits = Buffer.alloc(2);
  bits.writeUInt16BE(SIGNER_ID.length * 8);
  const hash = createHash('sm3').update(bits).update(SIGNER_ID);
  for (const value of [curve.a, curve.b, curve.Gx, curve.Gy]) hash.update(coordinate(value));
  return hash.update(point.subarray(1)).digest();
}

interface Signer {
  readonly factor: bigint;
  readonly hashed: Buffer;
}

interface Verifier {
  readonly point: CurvePoint;
  readonly hashed: Buffer;
  uses: number;
}

const signers = new WeakMap<KeyObject, Signer>();
const verifiers = new WeakMap<KeyObject, Verifier>();

function signerOf(privateKey: KeyObject): Signer {
  let signer = signers.get(privateKey);
  if (signer === undefined) {
    const secret = secretIn(privateKey);
    const pair = createECDH('SM2');
    pair.setPrivateKey(secret);
    signer = { factor: factorOf(numberOf(secret)), hashed: hashOfSigner(pair.getPublicKey()) };
    signers.set(privateKey, signer);
  }
  return signer;
}

function verifierOf(publicKey: KeyObject): Verifier {
  let verifier = verifiers.get(publicKey);
  if (verifier === undefined) {
    const bytes = pointIn(publicKey);
    verifier = { point: loadCurve().pointOf(bytes), hashed: hashOfSigner(bytes), uses: 0 };
    verifiers.set(publicKey, verifier);
  }
  return verifier;
}

function newNonce(): Nonce {
  const pair = createECDH('SM2');
  const point = pair.generateKeys();
  return {
    k: numberOf(pair.getPrivateKey()),
    x: numberOf(point.subarray(1, 1 + COORDINATE_BYTES)),
  };
}

function coordinate(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(2 * COORDINATE_BYTES, '0'), 'hex');
}

function numberOf(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}
