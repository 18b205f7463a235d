import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, validate, type GraphQLSchema } from 'graphql';
import { ROOT } from '../../process/root';
import { followRoutes, routesToSubjects } from './hops';
/** Matches operations: in the quotes of a program, or in the code fences of a document. */
const QUOTED = /`([^`]*\{[^`]*)`|'([^'\n]*\{[^'\n]*)'|^```graphql\n([\s\S]*?)^```/gm;
/** Numbers of steps from subject to subject in the generated operations. */
const STEPS = [1, 2, 3, 4, 5, 6];

/** Operations by their origin. */
export interface Operations {
  /**
   * Operations of the tests, the benches and the documents that are valid in the product's schema.
   */
  readonly found: readonly string[];
  /** For each route from a subject to a subject, operations with these numbers of steps. */
  readonly generated: readonly string[];
}

/** Collects the distinct operations for the product's planner. */
export function collectOperations(schema: GraphQLSchema): Operations {
  const files = [
    ...['tests', 'bench'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(ROOT, folder, file)),
    ),
    join(ROOT, 'README.md'),
    ...readdirSync(join(ROOT, 'docs'))
      .filter((file) => /^[\w-]+\.md$/.test(file))
      .map((file) => join(ROOT, 'docs', file)),
  ];
  const texts = files
    .sort()
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(QUOTED)].map(([, ...groups]) => groups.join('')),
    );
  const routes = routesToSubjects(schema);
  return {
    found: [...new Set(texts)].filter((text) => isOperation(schema, text)),
    generated: STEPS.flatMap((count) =>
      routes.map((route) => followRoutes(Array.from({ length: count }, () => route))),
    ),
  };
}

/** Whether a text is a single operation that is valid in the schema. */
function isOperation(schema: GraphQLSchema, text: string): boolean {
  try {
    const document = parse(text);
    const operations = document.definitions.filter(
      ({ kind }) => kind === Kind.OPERATION_DEFINITION,
    );
    return operations.length === 1 && validate(schema, document).length === 0;
  } catch {
    // Most quoted texts are not GraphQL.
    return false;
  }
}
