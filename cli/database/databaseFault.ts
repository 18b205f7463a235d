import { isUnreachable } from '../../subgraphs/framework/mongo';

/**
 * The error that a command reports when its database failed: that nothing answers, and what to do.
 * Any other error is returned unchanged.
 */
export function databaseFault(error: unknown): unknown {
  const unreachable =
    isUnreachable(error) ||
    // Mongoose wraps the error of the driver when a connection is opened.
    (error instanceof Error && error.name === 'MongooseServerSelectionError');
  if (!unreachable) return error;
  return new Error(
    'The database does not answer: start it, or set MONGODB_URI to that of the product.',
    { cause: error },
  );
}
