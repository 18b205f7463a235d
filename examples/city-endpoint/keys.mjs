import { generateKeyPairSync } from 'node:crypto';

/**
 * Generates the keys of both sides, for a rehearsal. In production each side generates its own and
 * gives only the public ones away.
 */
export function generateKeys() {
  const district = side('district');
  const city = side('city');
  return {
    /** EXCHANGE_KEYS of the district, and CITY_KEYS of this endpoint. */
    district: jwks(district.signing.secret, district.encryption.secret),
    city: jwks(city.signing.secret, city.encryption.secret),
    /** CITY_DISTRICT_KEYS of this endpoint, and EXCHANGE_CITY_KEYS of the district. */
    districtPublic: jwks(district.signing.open, district.encryption.open),
    cityPublic: jwks(city.signing.open, city.encryption.open),
  };
}

function side(name) {
  return {
    signing: pair(`${name}-signing`, generateKeyPairSync('ed25519'), {}),
    encryption: pair(`${name}-encryption`, generateKeyPairSync('ec', { namedCurve: 'P-256' }), {
      use: 'enc',
    }),
  };
}

function pair(kid, { privateKey, publicKey }, more) {
  const named = (key) => ({ ...key.export({ format: 'jwk' }), kid, ...more });
  return { secret: named(privateKey), open: named(publicKey) };
}

const jwks = (...keys) => ({ keys });
