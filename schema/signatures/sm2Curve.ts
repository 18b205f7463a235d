import { invert } from '@noble/curves/abstract/modular.js';
import { weierstrass, type WeierstrassPoint } from '@noble/curves/abstract/weierstrass.js';

export type CurvePoint = WeierstrassPoint<bigint>;

const P = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;

/** The parameters of the curve SM2 (GB/T 32918.5-2017, section 2). */
export const SM2 = {
  p: P,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: P - 3n,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
} as const;

const Point = weierstrass(SM2);

/** A point from 0x04 ‖ x ‖ y. @throws Error when it is not on the curve */
export function pointOf(bytes: Buffer): CurvePoint {
  return Point.fromBytes(bytes);
}

/**
 * The x coordinate of s·G + t·point; undefined for the point at infinity. Not in constant time:
 * for public values only.
 * @param s 1 to n − 1
 * @param t 1 to n − 1
 */
export function xOfSum(s: bigint, t: bigint, point: CurvePoint): bigint | undefined {
  const sum = Point.BASE.multiplyUnsafe(s).add(point.multiplyUnsafe(t));
  return sum.is0() ? undefined : sum.toAffine().x;
}

/** The inverse modulo the order of the curve. */
export function invertInOrder(value: bigint): bigint {
  return invert(value, SM2.n);
}
