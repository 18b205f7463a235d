import { z } from 'zod';

/** An operation that a file contains, and where it is. */
export interface FoundOperation {
  readonly document: string;
  /** The id under which the client sends it, if the file gives one. */
  readonly alias?: string;
  readonly file: string;
  /** Line of the file on which the text begins, from 1; absent when it is not in it as it is. */
  readonly firstLine?: number;
}

/** What `@apollo/generate-persisted-query-manifest` writes. */
const apolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/**
 * A map from ids to texts, as the client preset of graphql-codegen (`persisted-documents.json`) and
 * the compiler of Relay (`persisted_queries.json`, `queryMap.json`) write it. Apollo Kotlin puts
 * the text into `source`.
 */
const textsById = z.record(
  z.string(),
  z.union([z.string(), z.object({ source: z.string() }).transform(({ source }) => source)]),
);

/**
 * The operations of a manifest.
 * @throws Error with one sentence when the file has none of the formats
 */
export function readManifest(file: string, text: string): FoundOperation[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(`The file ${file} is not JSON.`);
  }
  if (typeof json === 'object' && json !== null && 'format' in json) {
    const manifest = apolloManifest.safeParse(json);
    if (!manifest.success)
      throw new Error(
        `The file ${file} is not an apollo-persisted-query-manifest of version 1, which has operations with id and body.`,
      );
    return manifest.data.operations.map(({ id, body }) => ({ document: body, alias: id, file }));
  }
  const texts = textsById.safeParse(json);
  if (!texts.success)
    throw new Error(
      `The file ${file} is neither an apollo-persisted-query-manifest nor a map from ids to the texts of operations.`,
    );
  return Object.entries(texts.data).map(([alias, document]) => ({ document, alias, file }));
}
