import 'reflect-metadata';
import { KeyObject, randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const KEY = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };
/** A year: browsers refuse certificates of more than 398 days. */
const LIFETIME_MS = 365 * 24 * 60 * 60 * 1000;
/** The clocks of two machines differ. */
const SKEW_MS = 5 * 60 * 1000;

const PURPOSES: Readonly<Record<Usage, ExtendedKeyUsage[]>> = {
  server: [ExtendedKeyUsage.serverAuth],
  client: [ExtendedKeyUsage.clientAuth],
  both: [ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth],
};

/** A certificate and its private key, both in PEM. */
export interface IssuedCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** In which role a certificate is presented. */
export type Usage = 'server' | 'client' | 'both';

export interface CertificateSubject {
  readonly commonName: string;
  /** DNS names and IP addresses at which a server is called. */
  readonly hosts?: readonly string[];
  readonly usage: Usage;
}

/** Issues certificates while the process runs; its own key is never stored. */
export interface CertificateAuthority {
  /** Its own certificate in PEM, which others trust. */
  readonly certificate: string;
  issue(subject: CertificateSubject): Promise<IssuedCertificate>;
}

/** Creates a certificate authority with a new key; its certificates are valid for a year. */
export async function createCertificateAuthority(
  commonName: string,
): Promise<CertificateAuthority> {
  const keys = await newKeys();
  const issuer = [{ CN: [commonName] }];
  const own = await X509CertificateGenerator.create({
    ...validity(),
    subject: issuer,
    issuer,
    signingKey: keys.privateKey,
    publicKey: keys.publicKey,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
    ],
  });
  return {
    certificate: own.toString('pem'),
    async issue({ commonName: name, hosts = [], usage }) {
      const subjectKeys = await newKeys();
      const issued = await X509CertificateGenerator.create({
        ...validity(),
        subject: [{ CN: [name] }],
        issuer,
        signingKey: keys.privateKey,
        publicKey: subjectKeys.publicKey,
        extensions: [
          new BasicConstraintsExtension(false, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
          new ExtendedKeyUsageExtension(PURPOSES[usage]),
          ...(hosts.length > 0
            ? [new SubjectAlternativeNameExtension(hosts.map(generalName))]
            : []),
        ],
      });
      return { certificate: issued.toString('pem'), key: pemOf(subjectKeys.privateKey) };
    },
  };
}

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
}

function validity() {
  const now = Date.now();
  return {
    serialNumber: `01${randomBytes(15).toString('hex')}`,
    notBefore: new Date(now - SKEW_MS),
    notAfter: new Date(now + LIFETIME_MS),
    signingAlgorithm: SIGNATURE,
  };
}

function generalName(host: string): { type: 'ip' | 'dns'; value: string } {
  return { type: isIP(host) === 0 ? 'dns' : 'ip', value: host };
}

function pemOf(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString();
}
