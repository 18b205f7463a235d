/** The kinds of fault that a check of the log can find. */
export const LOG_FAULTS = [
  /** An entry, or the end of the log, is missing. */
  'ENTRY_MISSING',
  /** An entry differs from the one that was hashed, is at another index, or cannot be parsed. */
  'ENTRY_CHANGED',
  /** An entry is missing from the search index. */
  'ENTRY_HIDDEN',
  /** A node of the tree is missing or is not the hash of its children. */
  'NODE_CHANGED',
  /** A signed head is missing, has an invalid signature, or does not match the entries. */
  'HEAD_INVALID',
  /** The log is shorter than an earlier signed head, or does not extend it. */
  'ROLLED_BACK',
  /** A public key of the log is missing or does not match its id. */
  'KEY_MISSING',
  /** A pruning statement is invalid, or prunes entries before their retention has ended. */
  'PRUNING_INVALID',
  /** The input is not an exported log. */
  'MALFORMED',
  /** Writing or checking failed for another reason than a lost connection. */
  'INTERNAL',
] as const;

export type LogFaultKind = (typeof LOG_FAULTS)[number];

/** A fault of the log. The message is one sentence without personal data. */
export class LogFault extends Error {
  override readonly name = 'LogFault';

  readonly kind: LogFaultKind;

  constructor(kind: LogFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
