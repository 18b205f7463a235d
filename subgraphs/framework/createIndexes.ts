import type { Connection, mongo } from 'mongoose';

/**
 * Creates the missing indexes of all models of a connection, with one command for each model;
 * Mongoose sends one for each index. Indexes that exist already stay as they are.
 * @throws the driver's error when an index differs from the existing one of its name, or when
 *   documents violate it
 */
export async function createIndexes(connection: Connection): Promise<void> {
  for (const name of connection.modelNames()) {
    const { schema, collection } = connection.model(name);
    const indexes = schema.indexes().map(([key, options]) => ({ ...options, key }));
    if (indexes.length > 0) await collection.createIndexes(indexes as mongo.IndexDescription[]);
  }
}
