import type { Jwks } from './cityEndpoint.mjs';

export function generateKeys(): Readonly<
  Record<'district' | 'city' | 'districtPublic' | 'cityPublic', Jwks>
>;
