/** What can be wrong with a log. */
export const LOG_FAULTS = [
  /** An entry, or the end of the log, is gone. */
  'ENTRY_MISSING',
  /** An entry is not the one that was hashed, is in another place, or cannot be read. */
  'ENTRY_CHANGED',
  /** An entry is not found by what entries are searched by. */
  'ENTRY_HIDDEN',
  /** A node of the tree is missing or is not the hash of what is below it. */
  'NODE_CHANGED',
  /** A signed head is missing, its signature is invalid, or it is the head of other entries. */
  'HEAD_INVALID',
  /** The log is shorter than, or differs from, a head that was signed before. */
  'ROLLED_BACK',
  /** A public key of the log is missing or is not the one its id names. */
  'KEY_MISSING',
  /** A statement of what was pruned is invalid, or allows what the law does not. */
  'PRUNING_INVALID',
  /** What was read has not the form of a log. */
  'MALFORMED',
  /** The log could not be written or checked for a reason that is no lost connection. */
  'INTERNAL',
] as const;

export type LogFaultKind = (typeof LOG_FAULTS)[number];

/** Something is wrong with a log. The message is a whole sentence without personal values. */
export class LogFault extends Error {
  override readonly name = 'LogFault';

  readonly kind: LogFaultKind;

  constructor(kind: LogFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
