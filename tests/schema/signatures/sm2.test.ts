import { execFileSync } from 'node:child_process';
import { createECDH, createPrivateKey, createPublicKey, getCurves } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeSignature, encodeSignature } from '../../../schema/signatures/derSignature';
import { isSignature, signatureOf } from '../../../schema/signatures/signatures';
import {
  newPrivateJwk,
  privateKeyOf,
  publicJwkOf,
  publicKeyOf,
} from '../../../schema/signatures/signingJwk';
import {
  digestOf,
  factorOf,
  hashOfSigner,
  signatureWith,
  verifySm2,
} from '../../../schema/signatures/sm2';
import { SM2 } from '../../../schema/signatures/sm2Curve';

// Every Node.js that the product supports has SM2 and SM3, unless it was built without them.
const whereOffered = getCurves().includes('SM2') ? describe : describe.skip;

const base64url = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');

/** GB/T 32918.5-2017, A.2: a signature over the recommended curve. */
const EXAMPLE = {
  message: Buffer.from('message digest', 'utf8'),
  d: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
  x: '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020',
  y: 'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  z: 'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3',
  e: 'f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640',
  k: '59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21',
  r: 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3',
  s: 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
};
const { message } = EXAMPLE;
const numbersOf = (hex: string) => BigInt(`0x${hex}`);

whereOffered('SM2', () => {
  const publicJwk = {
    kty: 'EC',
    crv: 'SM2',
    x: base64url(EXAMPLE.x),
    y: base64url(EXAMPLE.y),
  } as const;
  const privateKey = privateKeyOf({ ...publicJwk, d: base64url(EXAMPLE.d) });
  const publicKey = publicKeyOf(publicJwk);
  const other = publicKeyOf(publicJwkOf(privateKeyOf(newPrivateJwk('SM2'))));

  it('computes the values of the example of GB/T 32918.5, A.2', () => {
    const z = hashOfSigner(Buffer.from(`04${EXAMPLE.x}${EXAMPLE.y}`, 'hex'));
    expect(z.toString('hex')).toBe(EXAMPLE.z);
    expect(digestOf(z, message).toString(16)).toBe(EXAMPLE.e);
    const pair = createECDH('SM2');
    pair.setPrivateKey(Buffer.from(EXAMPLE.k, 'hex'));
    const nonce = {
      k: numbersOf(EXAMPLE.k),
      x: numbersOf(pair.getPublicKey('hex').slice(2, 66)),
    };
    const made = signatureWith(factorOf(numbersOf(EXAMPLE.d)), digestOf(z, message), nonce)!;
    expect([made.r.toString(16), made.s.toString(16)]).toEqual([EXAMPLE.r, EXAMPLE.s]);
    expect(verifySm2(publicKey, message, encodeSignature(made))).toBe(true);
    expect(publicJwkOf(privateKey)).toEqual(publicJwk);
  });

  it('verifies what it signs, also with the table of a key that is used often', () => {
    for (let i = 0; i < 40; i++) {
      const text = Buffer.from(`entry ${i}`);
      const signature = signatureOf(privateKey, text);
      expect(isSignature(publicKey, text, signature)).toBe(true);
      expect(isSignature(publicKey, message, signature)).toBe(false);
      expect(isSignature(other, text, signature)).toBe(false);
    }
    expect(signatureOf(privateKey, message)).not.toEqual(signatureOf(privateKey, message));
  });

  it('refuses a signature of which any bit was changed, or which was cut', () => {
    const signature = signatureOf(privateKey, message);
    for (let bit = 0; bit < signature.length * 8; bit++) {
      const changed = Buffer.from(signature);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(verifySm2(publicKey, message, changed)).toBe(false);
    }
    for (let length = 0; length < signature.length; length++)
      expect(verifySm2(publicKey, message, signature.subarray(0, length))).toBe(false);
  });

  it('refuses numbers out of range, which would be a second text of a signature', () => {
    const { r, s } = decodeSignature(signatureOf(privateKey, message))!;
    const accepted = (numbers: { r: bigint; s: bigint }) =>
      verifySm2(publicKey, message, encodeSignature(numbers));
    expect(accepted({ r, s })).toBe(true);
    for (const numbers of [
      { r: 0n, s },
      { r, s: 0n },
      { r: r + SM2.n, s },
      { r, s: s + SM2.n },
      { r, s: SM2.n - r },
      { r: SM2.n, s },
    ])
      expect(accepted(numbers)).toBe(false);
  });

  it('refuses a key whose point is not on the curve, or belongs to another private key', () => {
    expect(() => publicKeyOf({ ...publicJwk, y: publicJwk.x })).toThrow();
    expect(() => privateKeyOf({ ...newPrivateJwk('SM2'), d: base64url(EXAMPLE.d) })).toThrow(
      'does not belong',
    );
  });

  describe('together with OpenSSL', () => {
    let dir: string;
    const file = (name: string, content: string | Buffer) => {
      writeFileSync(join(dir, name), content);
      return join(dir, name);
    };
    const openssl = (...args: string[]) => execFileSync('openssl', args, { encoding: 'buffer' });
    const ID = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
    beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'sm2-'))));
    afterEach(() => rmSync(dir, { recursive: true, force: true }));

    it('its signatures are verified here, and ours there', () => {
      const pem = openssl('genpkey', '-algorithm', 'SM2');
      const key = createPrivateKey(pem);
      const keyFile = file('key.pem', pem);
      const text = file('text', message);
      const theirs = openssl('pkeyutl', '-sign', '-inkey', keyFile, '-in', text, ...ID);
      expect(isSignature(createPublicKey(key), message, theirs)).toBe(true);
      expect(isSignature(createPublicKey(key), Buffer.from('another'), theirs)).toBe(false);

      const ours = file('signature', signatureOf(key, message));
      const verify = (...more: string[]) =>
        openssl('pkeyutl', '-verify', '-inkey', keyFile, '-in', text, '-sigfile', ours, ...more);
      expect(verify(...ID).toString()).toContain('Verified Successfully');
      // An imported JWK is the same key.
      const imported = signatureOf(
        privateKeyOf({ ...publicJwk, d: base64url(EXAMPLE.d) }),
        message,
      );
      const spki = publicKey.export({ type: 'spki', format: 'pem' });
      expect(
        openssl(
          ...['pkeyutl', '-verify', '-pubin', '-inkey', file('pub.pem', spki)],
          ...['-in', text, '-sigfile', file('imported', imported), ...ID],
        ).toString(),
      ).toContain('Verified Successfully');
    });
  });
});
