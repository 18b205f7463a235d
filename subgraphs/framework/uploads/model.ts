import mongoose, { Schema, type Connection, type Model } from 'mongoose';
import { DURABLE } from '../durable';
import type { Sealed } from '../vault/vault';
import { SEALED_CHUNK_BYTES } from './sealedChunks';

/** A document of the collection `fileTickets`. */
export interface TicketRecord {
  /** SHA-256 of the ticket in hexadecimal: whoever reads the database cannot use it. */
  readonly _id: string;
  readonly direction: 'UPLOAD' | 'DOWNLOAD';
  /** What an uploaded file is for; it determines what happens to the file. */
  readonly purpose: string;
  /** What an uploaded file belongs to, such as the number of a batch. */
  readonly belongsTo: string;
  /** The actor who may use it. */
  readonly owner: string;
  readonly maxBytes: number;
  readonly contentTypes: readonly string[];
  readonly expiresAt: Date;
  readonly state: 'OPEN' | 'TAKEN' | 'USED';
  /** The file being received, or received; of a download, the file to send. */
  readonly file: string | null;
  /** The bytes of the file, once they are received and not completed. */
  readonly received: ReceivedBytes | null;
  /** Until when an upload counts as active without a further sign of life. */
  readonly takenUntil: Date | null;
}

/** A document of the collection `storedFiles`: a complete file, whose bytes lie in GridFS. */
export interface FileRecord {
  readonly _id: string;
  readonly owner: string;
  readonly purpose: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly digest: string;
  /** The key of the file; without it nobody can read the bytes. */
  readonly key: Sealed;
  readonly storedAt: Date;
  readonly expiresAt: Date;
}

/** What is known about bytes that are stored. */
export type ReceivedBytes = Pick<FileRecord, 'contentType' | 'bytes' | 'digest' | 'key'>;

const text = { type: String, required: true } as const;
const date = { type: Date, required: true } as const;
const whole = { type: Number, required: true } as const;

const ticketSchema = new Schema<TicketRecord>(
  {
    _id: text,
    direction: text,
    purpose: text,
    belongsTo: text,
    owner: text,
    maxBytes: whole,
    contentTypes: [String],
    expiresAt: date,
    state: text,
    file: { type: String, default: null },
    received: {
      type: new Schema<ReceivedBytes>(
        { contentType: text, bytes: whole, digest: text, key: text },
        { _id: false },
      ),
      default: null,
    },
    takenUntil: { type: Date, default: null },
  },
  { versionKey: false, collection: 'fileTickets' },
);
ticketSchema.index({ expiresAt: 1 });

const fileSchema = new Schema<FileRecord>(
  {
    _id: text,
    owner: text,
    purpose: text,
    name: text,
    contentType: text,
    bytes: whole,
    digest: text,
    key: text,
    storedAt: date,
    expiresAt: date,
  },
  { versionKey: false, collection: 'storedFiles' },
);
fileSchema.index({ expiresAt: 1 });

export interface UploadModels {
  readonly tickets: Model<TicketRecord>;
  readonly files: Model<FileRecord>;
}

export function uploadModels(connection: Connection): UploadModels {
  return {
    tickets: connection.model<TicketRecord>('FileTicket', ticketSchema),
    files: connection.model<FileRecord>('StoredFile', fileSchema),
  };
}

/** The bytes of files; each of its chunks is one sealed chunk. */
export function fileBucket(connection: Connection): mongoose.mongo.GridFSBucket {
  return new mongoose.mongo.GridFSBucket(connection.getClient().db(connection.name), {
    bucketName: 'fileBytes',
    chunkSizeBytes: SEALED_CHUNK_BYTES,
    writeConcern: DURABLE,
  });
}

export const fileId = (id: string) => new mongoose.mongo.ObjectId(id);
export const newFileId = () => new mongoose.mongo.ObjectId().toHexString();
