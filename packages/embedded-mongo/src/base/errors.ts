/**
 * The names of MongoDB's error codes that this database uses; a number absent here is named
 * `Location<code>`, as MongoDB does. Source: MongoDB's error_codes.yml.
 */
const CODE_NAMES: Readonly<Record<number, string>> = {
  1: 'InternalError',
  2: 'BadValue',
  4: 'NoSuchKey',
  8: 'UnknownError',
  9: 'FailedToParse',
  11: 'UserNotFound',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  15: 'Overflow',
  16: 'InvalidLength',
  17: 'ProtocolError',
  18: 'AuthenticationFailed',
  20: 'IllegalOperation',
  22: 'InvalidBSON',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  57: 'DottedFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  79: 'UnknownReplWriteConcern',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  96: 'OperationFailed',
  112: 'WriteConflict',
  115: 'CommandNotSupported',
  121: 'DocumentValidationFailure',
  125: 'CommandFailed',
  146: 'ExceededMemoryLimit',
  168: 'InvalidPipelineOperator',
  166: 'CommandNotSupportedOnView',
  167: 'OptionNotSupportedOnView',
  171: 'CannotIndexParallelArrays',
  197: 'InvalidIndexSpecificationOption',
  206: 'NoSuchSession',
  217: 'IncompleteTransactionHistory',
  222: 'CloseChangeStream',
  225: 'TransactionTooOld',
  237: 'CursorKilled',
  238: 'NotImplemented',
  239: 'SnapshotTooOld',
  241: 'ConversionFailure',
  244: 'TransactionAborted',
  246: 'SnapshotUnavailable',
  251: 'NoSuchTransaction',
  256: 'TransactionCommitted',
  257: 'TransactionTooLarge',
  260: 'InvalidResumeToken',
  263: 'OperationNotSupportedInTransaction',
  291: 'NoQueryExecutionPlans',
  292: 'QueryExceededMemoryLimitNoDiskUseAllowed',
  303: 'APIVersionError',
  316: 'DatabaseDropPending',
  323: 'APIStrictError',
  350: 'TransactionParticipantFailedUnyield',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  11600: 'InterruptedAtShutdown',
  11601: 'Interrupted',
};

/** MongoDB's name of a code: `BadValue` for 2, `Location40324` for a code without a name. */
function codeName(code: number): string {
  return CODE_NAMES[code] ?? `Location${code}`;
}

/** An error in MongoDB's own terms; it is sent to the client unchanged. */
export class MongoError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly labels?: string[];
  readonly extra?: Record<string, unknown>;

  constructor(code: number, message: string, extra?: Record<string, unknown>, labels?: string[]) {
    super(message);
    this.name = 'MongoError';
    this.code = code;
    this.codeName = codeName(code);
    if (extra !== undefined) this.extra = extra;
    if (labels !== undefined) this.labels = labels;
  }
}

/** Builds the error for `code`; `extra` fields are sent beside it (keyPattern, errInfo, …). */
export function mongoError(
  code: number,
  message: string,
  extra?: Record<string, unknown>,
): MongoError {
  return new MongoError(code, message, extra);
}
