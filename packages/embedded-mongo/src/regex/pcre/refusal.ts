import { mongoError, type MongoError } from '../../base/errors';

/** MongoDB's error for a pattern that is invalid, or that this database does not translate. */
export function refusal(reason: string): MongoError {
  return mongoError(51091, `Regular expression is invalid: ${reason}`);
}

/** A pattern that PCRE2 knows and JavaScript has no exact translation of. */
export function untranslated(what: string): MongoError {
  return refusal(`${what} is not supported by the embedded database`);
}
