import { MAX_MESSAGE_BYTES } from '../base/limits';

/** The bytes cannot be the MongoDB wire protocol; the connection has to be closed. */
export class ProtocolError extends Error {}

/**
 * Cuts a byte stream into wire messages. A length outside [16, limit] throws ProtocolError at once,
 * so a hostile header never makes the server reserve memory: only bytes really received are held.
 */
export class FrameDecoder {
  private chunks: Buffer[] = [];
  private held = 0;
  limit: number;

  constructor(limit = MAX_MESSAGE_BYTES) {
    this.limit = limit;
  }

  /** Adds received bytes and yields every message now complete, header included. */
  *push(chunk: Buffer): Generator<Buffer> {
    this.chunks.push(chunk);
    this.held += chunk.length;
    while (this.held >= 4) {
      const length = this.peekLength();
      if (length < 16 || length > this.limit) {
        throw new ProtocolError(`Message length ${length} is outside the limits of the protocol`);
      }
      if (this.held < length) return;
      yield this.take(length);
    }
  }

  private peekLength(): number {
    const first = this.chunks[0] as Buffer;
    return first.length >= 4 ? first.readInt32LE(0) : this.joined().readInt32LE(0);
  }

  private joined(): Buffer {
    const all = this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks);
    this.chunks = [all];
    return all;
  }

  private take(length: number): Buffer {
    const all = this.joined();
    const rest = all.subarray(length);
    this.chunks = rest.length > 0 ? [rest] : [];
    this.held = rest.length;
    return all.subarray(0, length);
  }
}
