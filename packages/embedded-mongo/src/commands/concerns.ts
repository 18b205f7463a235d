import { Int32 } from 'bson';
import { mongoError } from '../base/errors';
import { showValue } from '../values/showValue';
import { toNumber } from '../values/numbers';
import { isDoc, isNum, type Doc, type Value } from '../values/types';

const READ_LEVELS = ['local', 'available', 'majority', 'linearizable', 'snapshot'];

/**
 * Every read here is of majority-committed data on the only node, so the levels differ in nothing;
 * a snapshot is kept for the length of a transaction only.
 * @throws MongoError 2, 9 or 72
 */
export function checkReadConcern(
  value: Value | undefined,
  inTransaction: boolean,
  starts: boolean,
): void {
  if (value === undefined) return;
  if (!isDoc(value))
    throw mongoError(14, "BSON field 'readConcern' is the wrong type, expected type 'object'");
  const { level, afterClusterTime, atClusterTime, provenance, ...rest } = value;
  void provenance;
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) {
    throw mongoError(40415, `BSON field 'readConcern.${unknown}' is an unknown field.`);
  }
  if (level !== undefined && !READ_LEVELS.includes(level as string)) {
    throw mongoError(
      2,
      `Enumeration value '${showValue(level)}' for field 'readConcern.level' is not a valid value.`,
    );
  }
  if (afterClusterTime !== undefined || atClusterTime !== undefined) {
    throw mongoError(72, 'Cluster times are not supported: this server sends none');
  }
  if (inTransaction && !starts && Object.keys(value).length > 0) {
    throw mongoError(72, 'Only the first command in a transaction may specify a readConcern');
  }
  if (!inTransaction && level === 'snapshot') {
    throw mongoError(246, 'Snapshot reads outside a transaction are not supported');
  }
}

/**
 * Everything acknowledged is on disk on the only node. Asking for more nodes is answered as MongoDB
 * does: the write is done, and the reply says that the concern cannot be satisfied.
 * @throws MongoError 9 for a malformed concern
 */
export function checkWriteConcern(value: Value | undefined): Doc | undefined {
  if (value === undefined) return undefined;
  if (!isDoc(value))
    throw mongoError(14, "BSON field 'writeConcern' is the wrong type, expected type 'object'");
  for (const name of Object.keys(value)) {
    if (!['w', 'j', 'wtimeout', 'fsync', 'provenance'].includes(name)) {
      throw mongoError(40415, `BSON field 'writeConcern.${name}' is an unknown field.`);
    }
  }
  const { w } = value;
  if (w === undefined || w === 'majority') return undefined;
  if (isNum(w)) {
    const nodes = toNumber(w);
    if (nodes < 0 || nodes > 50)
      throw mongoError(9, 'w has to be a non-negative number and not greater than 50');
    return nodes <= 1
      ? undefined
      : fault(100, 'UnsatisfiableWriteConcern', 'Not enough data-bearing nodes');
  }
  if (typeof w === 'string') {
    return fault(
      79,
      'UnknownReplWriteConcern',
      `No write concern mode named '${w}' found in replica set configuration`,
    );
  }
  throw mongoError(9, 'w has to be a number or a string');
}

function fault(code: number, codeName: string, errmsg: string): Doc {
  return { writeConcernError: { code: new Int32(code), codeName, errmsg } };
}
