import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { mongoError } from '../base/errors';

const ITERATIONS = 15_000;
const KEY_BYTES = 32;

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hash = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
const failed = (): Error => mongoError(18, 'Authentication failed.');

/** What the server keeps of the configured user: enough to check a proof, not to make one. */
export class ScramCredentials {
  readonly username: string;
  readonly salt = randomBytes(16);
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;

  constructor(username: string, password: string) {
    this.username = username;
    const prepared = password.normalize('NFKC');
    const salted = pbkdf2Sync(prepared, this.salt, ITERATIONS, KEY_BYTES, 'sha256');
    this.storedKey = hash(hmac(salted, 'Client Key'));
    this.serverKey = hmac(salted, 'Server Key');
  }
}

function attribute(message: string, name: string): string {
  const found = message.split(',').find((part) => part.startsWith(`${name}=`));
  if (found === undefined) throw failed();
  return found.slice(2);
}

/** One SCRAM-SHA-256 exchange (RFC 5802, RFC 7677), from the client's first message on. */
export class ScramExchange {
  readonly user: string;
  /** The server's first message. */
  readonly challenge: string;
  private readonly credentials: ScramCredentials;
  private readonly firstBare: string;
  private readonly nonce: string;
  /** The proof was right; an empty message may still have to follow. */
  proven = false;

  /** @throws MongoError 18 for anything but a well-formed first message */
  constructor(credentials: ScramCredentials, clientFirst: string) {
    if (!clientFirst.startsWith('n,')) throw failed();
    this.credentials = credentials;
    this.firstBare = clientFirst.slice(clientFirst.indexOf(',', 2) + 1);
    this.user = attribute(this.firstBare, 'n').replaceAll('=2C', ',').replaceAll('=3D', '=');
    this.nonce = attribute(this.firstBare, 'r') + randomBytes(18).toString('base64');
    const salt = credentials.salt.toString('base64');
    this.challenge = `r=${this.nonce},s=${salt},i=${ITERATIONS}`;
  }

  /** Checks the proof and gives the server's own. @throws MongoError 18 when it is wrong */
  finish(clientFinal: string): string {
    const { storedKey, serverKey, username } = this.credentials;
    const withoutProof = clientFinal.slice(0, clientFinal.lastIndexOf(',p='));
    const proof = Buffer.from(attribute(clientFinal, 'p'), 'base64');
    if (attribute(clientFinal, 'r') !== this.nonce || proof.length !== KEY_BYTES) throw failed();
    if (attribute(clientFinal, 'c') !== 'biws') throw failed();
    const text = `${this.firstBare},${this.challenge},${withoutProof}`;
    const signature = hmac(storedKey, text);
    const clientKey = Buffer.from(proof.map((byte, i) => byte ^ (signature[i] ?? 0)));
    const right = timingSafeEqual(hash(clientKey), storedKey);
    if (!right || this.user !== username) throw failed();
    this.proven = true;
    return `v=${hmac(serverKey, text).toString('base64')}`;
  }
}
