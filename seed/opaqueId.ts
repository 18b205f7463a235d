import { Random } from './random';

/**
 * An id of 21 letters and digits that reveals nothing about the object it names: 96 random bits, in
 * base 36.
 */
export function opaqueId(seed: number, kind: string, index: number): string {
  const random = new Random(seed, `id:${kind}`, index);
  const word = () => random.word().toString(36).padStart(7, '0');
  return word() + word() + word();
}
